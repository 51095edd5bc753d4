package dev.facteur.dispatch.sender;

import dev.facteur.dispatch.sender.CredentialResult.Available;
import dev.facteur.dispatch.watch.CredentialMeters;
import dev.facteur.model.SenderKey;
import dev.facteur.model.sender.SenderProfile;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The senders' credentials, asked of settings-service and kept for minutes. A new profile version asks anew. */
@ApplicationScoped
public class Credentials {
    /** An access token is shown no more so shortly before its end: it must last until the server has looked at it. */
    private static final Duration BEFORE_THE_END = Duration.ofMinutes(1);

    private final CredentialBroker broker;
    private final CredentialConfig config;
    private final CredentialMeters meters;
    private final Clock clock;
    private final Map<SenderKey, Kept> kept = new ConcurrentHashMap<>();

    Credentials(CredentialBroker broker, CredentialConfig config, CredentialMeters meters, Clock clock) {
        this.broker = broker;
        this.config = config;
        this.meters = meters;
        this.clock = clock;
    }

    /** The credential of a sender, from memory if it is fresh. */
    public CredentialResult of(SenderProfile profile) {
        Kept known = kept.get(profile.key());
        return known != null && isGood(known, profile)
                ? new Available(known.credential())
                : ask(profile, Optional.empty());
    }

    /**
     * Another credential than the one that a server has just refused: what was kept in memory may be older than what
     * settings-service has.
     *
     * @return empty if there is no other: to show the same again would only bring the account nearer to being locked
     */
    public Optional<CredentialResult> insteadOf(Credential refused, SenderProfile profile) {
        Kept known = kept.get(profile.key());
        CredentialResult result =
                known != null && isGood(known, profile) && !known.credential().equals(refused)
                        ? new Available(known.credential())
                        : ask(profile, Optional.of(refused));
        if (result.equals(new Available(refused))) {
            kept.remove(profile.key());
            return Optional.empty();
        }
        return Optional.of(result);
    }

    /** Removes what is past its time, so that the credential of a sender who sends no more does not stay. */
    @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetOld() {
        Instant now = clock.instant();
        kept.values().removeIf(old -> !now.isBefore(old.until()));
    }

    private boolean isGood(Kept known, SenderProfile profile) {
        return known.version() == profile.version() && clock.instant().isBefore(known.until());
    }

    private CredentialResult ask(SenderProfile profile, Optional<Credential> refused) {
        CredentialResult result = broker.ask(profile.key(), refused);
        meters.count(answer(result));
        if (result instanceof Available(Credential credential)) {
            kept.put(profile.key(), new Kept(credential, profile.version(), keptUntil(credential)));
        } else {
            kept.remove(profile.key());
        }
        return result;
    }

    private static CredentialMeters.Answer answer(CredentialResult result) {
        return switch (result) {
            case Available _ -> CredentialMeters.Answer.AVAILABLE;
            case CredentialResult.Expired _ -> CredentialMeters.Answer.EXPIRED;
            case CredentialResult.Unavailable _ -> CredentialMeters.Answer.UNAVAILABLE;
        };
    }

    private Instant keptUntil(Credential credential) {
        Instant atMost = clock.instant().plus(config.keptFor());
        return switch (credential) {
            case Credential.Password _ -> atMost;
            case Credential.Bearer bearer -> {
                Instant end = bearer.expiresAt().minus(BEFORE_THE_END);
                yield end.isBefore(atMost) ? end : atMost;
            }
        };
    }

    private record Kept(Credential credential, long version, Instant until) {}
}
