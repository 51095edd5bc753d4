package dev.facteur.dispatch.lane.budget;

import dev.facteur.dispatch.ledger.SentByMailbox;
import dev.facteur.model.SenderKey;
import dev.facteur.model.provider.Limits;
import dev.facteur.model.provider.MailProvider;
import dev.facteur.model.provider.MailProviders;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What providers let one mailbox send in a time, and whether the next message still fits in. */
@ApplicationScoped
public class Budgets {
    private final BudgetConfig config;
    private final SentByMailbox sent;
    private final Clock clock;
    private final Map<String, List<Allowance>> allowances = new ConcurrentHashMap<>();

    Budgets(BudgetConfig config, SentByMailbox sent, Clock clock) {
        this.config = config;
        this.sent = sent;
        this.clock = clock;
    }

    public boolean isLimited(String host) {
        return !allowances(host).isEmpty();
    }

    /** When one more message of the sender fits in; empty: now. */
    public Optional<Instant> fitsAt(SenderKey sender, String host) throws SQLException {
        Instant now = clock.instant();
        Optional<Instant> latest = Optional.empty();
        for (Allowance allowance : allowances(host)) {
            Optional<Instant> fits = sent.lastBut(allowance.messages() - 1, sender)
                    .map(at -> at.plus(allowance.within()))
                    .filter(now::isBefore);
            if (fits.isPresent() && latest.filter(fits.get()::isBefore).isEmpty()) {
                latest = fits;
            }
        }
        return latest;
    }

    private List<Allowance> allowances(String host) {
        return allowances.computeIfAbsent(host, this::read);
    }

    private List<Allowance> read(String host) {
        Optional<Limits> preset = MailProviders.bundled().forServer(host).map(MailProvider::limits);
        List<Allowance> found = new ArrayList<>();
        add(found, config.messagesPerMinute().get(host), preset.map(Limits::messagesPerMinute), Duration.ofMinutes(1));
        add(found, config.messagesPerHour().get(host), preset.map(Limits::messagesPerHour), Duration.ofHours(1));
        add(found, config.messagesPerDay().get(host), preset.map(Limits::messagesPerDay), Duration.ofHours(24));
        return List.copyOf(found);
    }

    private static void add(
            List<Allowance> found, @Nullable Integer set, Optional<OptionalInt> preset, Duration within) {
        int messages = set != null ? set : preset.orElse(OptionalInt.empty()).orElse(0);
        if (messages > 0) {
            found.add(new Allowance(messages, within));
        }
    }
}
