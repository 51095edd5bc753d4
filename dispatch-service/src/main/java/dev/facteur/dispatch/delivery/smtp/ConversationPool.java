package dev.facteur.dispatch.delivery.smtp;

import dev.facteur.submission.ConversationFault;
import dev.facteur.submission.ConversationSettings;
import dev.facteur.submission.Opening;
import dev.facteur.submission.SmtpConversation;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Conversations that wait for the next message of the same route. The youngest is taken first, so that those too many
 * grow old and go. How many there are at the same time is not decided here: lanes do.
 */
final class ConversationPool {
    private final ConversationSettings settings;
    private final Duration maxIdle;
    private final Duration maxAge;
    private final int maxMessages;
    private final Clock clock;
    private final Map<Route, Deque<Pooled>> idle = new ConcurrentHashMap<>();

    ConversationPool(ConversationSettings settings, Duration maxIdle, Duration maxAge, int maxMessages, Clock clock) {
        this.settings = settings;
        this.maxIdle = maxIdle;
        this.maxAge = maxAge;
        this.maxMessages = maxMessages;
        this.clock = clock;
    }

    /** One that waits, if any does and is still good. */
    Optional<Pooled> takeIdle(Route route) {
        while (true) {
            Pooled candidate = poll(route);
            if (candidate == null) {
                return Optional.empty();
            }
            if (isFresh(candidate) && candidate.conversation().isReusable()) {
                return Optional.of(candidate);
            }
            candidate.conversation().close();
        }
    }

    /** A new one, connected to one of the addresses and logged in. */
    Opened open(Route route, List<InetAddress> addresses) {
        return switch (SmtpConversation.open(route.server(), addresses, settingsFor(route))) {
            case Opening.Failed(ConversationFault fault) -> new Opened.Failed(fault);
            case Opening.Ready(SmtpConversation conversation) -> {
                Optional<ConversationFault> refused = conversation.authenticate(route.login());
                if (refused.isPresent()) {
                    conversation.close();
                    yield new Opened.Failed(refused.get());
                }
                yield new Opened.Ready(new Pooled(conversation, 0, clock.instant(), clock.instant()));
            }
        };
    }

    /** Takes a conversation back after a message, for the next one if it is good for one. */
    void giveBack(Route route, Pooled used) {
        Pooled next = new Pooled(used.conversation(), used.messages() + 1, used.openedAt(), clock.instant());
        if (next.messages() >= maxMessages
                || !isFresh(next)
                || !next.conversation().isReusable()) {
            next.conversation().close();
            return;
        }
        idle.compute(route, (_, waiting) -> {
            Deque<Pooled> conversations = waiting == null ? new ArrayDeque<>() : waiting;
            conversations.push(next);
            return conversations;
        });
    }

    /** Closes what has waited too long. */
    void closeIdle() {
        for (Route route : idle.keySet()) {
            Deque<Pooled> tooOld = new ArrayDeque<>();
            idle.computeIfPresent(route, (_, waiting) -> {
                while (!waiting.isEmpty() && !isFresh(waiting.peekLast())) {
                    tooOld.add(waiting.removeLast());
                }
                return waiting.isEmpty() ? null : waiting;
            });
            tooOld.forEach(old -> old.conversation().close());
        }
    }

    void closeAll() {
        idle.values()
                .forEach(waiting ->
                        waiting.forEach(pooled -> pooled.conversation().close()));
        idle.clear();
    }

    private ConversationSettings settingsFor(Route route) {
        return route.owner() == Route.Owner.OPERATOR ? settings.allowingLoginInCleartext() : settings;
    }

    private @org.jspecify.annotations.Nullable Pooled poll(Route route) {
        Pooled[] taken = new Pooled[1];
        idle.computeIfPresent(route, (_, waiting) -> {
            taken[0] = waiting.poll();
            return waiting.isEmpty() ? null : waiting;
        });
        return taken[0];
    }

    private boolean isFresh(Pooled pooled) {
        Instant now = clock.instant();
        return now.isBefore(pooled.idleSince().plus(maxIdle))
                && now.isBefore(pooled.openedAt().plus(maxAge));
    }

    record Pooled(SmtpConversation conversation, int messages, Instant openedAt, Instant idleSince) {}

    sealed interface Opened {
        record Ready(Pooled pooled) implements Opened {}

        record Failed(ConversationFault fault) implements Opened {}
    }
}
