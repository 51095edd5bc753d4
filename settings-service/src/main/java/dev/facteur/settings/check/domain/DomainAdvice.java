package dev.facteur.settings.check.domain;

import dev.facteur.model.EmailAddress;
import dev.facteur.settings.check.advice.Advice;
import dev.facteur.settings.network.DnsServer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What DNS lacks for an address that the relay sends as; asked within two seconds, remembered for a few minutes. */
@ApplicationScoped
public class DomainAdvice {
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final Duration ONE_ANSWER = Duration.ofSeconds(1);
    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    private final Set<String> relayDomains;
    private final SenderDomain domains;
    private final Clock clock;
    // No more entries than there are domains in the configuration.
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(List<Advice> advice, Instant until) {}

    @Inject
    DomainAdvice(
            @ConfigProperty(name = "facteur.relay.domains") Optional<Set<String>> relayDomains,
            DnsServer dns,
            Clock clock) {
        this(relayDomains.orElse(Set.of()), new DnsTextRecords(dns.resolver(ONE_ANSWER)), clock);
    }

    DomainAdvice(Set<String> relayDomains, TextRecords dns, Clock clock) {
        this.relayDomains =
                relayDomains.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        this.domains = new SenderDomain(dns);
        this.clock = clock;
    }

    /** Nothing where the relay sends under its own address, nor where DNS does not answer. */
    public List<Advice> of(EmailAddress address) {
        String domain = address.asciiDomain();
        if (!relayDomains.contains(domain)) {
            return List.of();
        }
        Instant now = clock.instant();
        Known remembered = known.get(domain);
        if (remembered != null && now.isBefore(remembered.until())) {
            return remembered.advice();
        }
        Optional<List<Advice>> asked = ask(domain);
        asked.ifPresent(advice -> known.put(domain, new Known(advice, now.plus(REMEMBERED))));
        return asked.orElse(List.of());
    }

    private Optional<List<Advice>> ask(String domain) {
        FutureTask<List<Advice>> question = new FutureTask<>(() -> domains.advice(domain));
        Thread.ofVirtual().name("dns ", 0).start(question);
        try {
            return Optional.of(question.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException unknown) {
            question.cancel(true);
            return Optional.empty();
        } catch (InterruptedException stopping) {
            question.cancel(true);
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
