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
    private static final Duration DAY = Duration.ofHours(24);

    private final BudgetConfig config;
    private final SentByMailbox sent;
    private final Clock clock;
    private final Map<String, List<Allowance>> allowances = new ConcurrentHashMap<>();
    private final Map<String, OptionalInt> recipientsPerDay = new ConcurrentHashMap<>();

    Budgets(BudgetConfig config, SentByMailbox sent, Clock clock) {
        this.config = config;
        this.sent = sent;
        this.clock = clock;
    }

    public boolean isLimited(String host) {
        return !allowances(host).isEmpty() || recipientsPerDay(host).isPresent();
    }

    /**
     * When one more message of the sender fits in; empty: now. One with more recipients than a day allows fits in when none
     * was sent for a day.
     */
    public Optional<Instant> fitsAt(SenderKey sender, String host, int recipients) throws SQLException {
        Instant now = clock.instant();
        Optional<Instant> latest = Optional.empty();
        OptionalInt recipientsPerDay = recipientsPerDay(host);
        if (recipientsPerDay.isPresent()) {
            int others = Math.max(0, recipientsPerDay.getAsInt() - recipients);
            latest = sent.lastWithMoreRecipientsThan(others, sender, now.minus(DAY))
                    .map(at -> at.plus(DAY));
        }
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

    private OptionalInt recipientsPerDay(String host) {
        return recipientsPerDay.computeIfAbsent(host, this::readRecipientsPerDay);
    }

    private OptionalInt readRecipientsPerDay(String host) {
        Integer set = config.recipientsPerDay().get(host);
        if (set != null) {
            return set > 0 ? OptionalInt.of(set) : OptionalInt.empty();
        }
        return MailProviders.bundled()
                .forServer(host)
                .map(MailProvider::limits)
                .map(Limits::recipientsPerDay)
                .orElse(OptionalInt.empty());
    }

    private List<Allowance> allowances(String host) {
        return allowances.computeIfAbsent(host, this::read);
    }

    private List<Allowance> read(String host) {
        Optional<Limits> preset = MailProviders.bundled().forServer(host).map(MailProvider::limits);
        List<Allowance> found = new ArrayList<>();
        add(found, config.messagesPerMinute().get(host), preset.map(Limits::messagesPerMinute), Duration.ofMinutes(1));
        add(found, config.messagesPerHour().get(host), preset.map(Limits::messagesPerHour), Duration.ofHours(1));
        add(found, config.messagesPerDay().get(host), preset.map(Limits::messagesPerDay), DAY);
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
