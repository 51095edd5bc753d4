package dev.facteur.settings.check.trial;

import dev.facteur.settings.check.trial.Opened.Failed;
import dev.facteur.settings.check.trial.Opened.Ready;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Tries the given door and, where that one hangs or fails, its siblings: who confuses ports or securities is told which
 * ones open. Nobody logs in here.
 *
 * <ol>
 *   <li>The given door has a head start; most people never cause a second connection.
 *   <li>Only the given door is ever entered, however well another opens.
 *   <li>A port speaks one security or the other: if it opens with the other, the given one is decided. Another port says
 *       less: the given one is waited for a while longer.
 *   <li>Whatever is still open in the end is closed, behind the back of whoever waits for the answer.
 * </ol>
 *
 * @param <C> the conversation
 */
public final class DoorTrial<C extends AutoCloseable> {
    private static final Duration FOR_A_BETTER_ONE = Duration.ofSeconds(1);
    private static final Duration TO_GIVE_UP = Duration.ofSeconds(1);

    private final Door given;
    private final List<Door> siblings;
    private final Opener<C> opener;
    private final TrialSettings settings;
    private final BlockingQueue<Event<C>> events = new LinkedBlockingQueue<>();
    private final Map<Door, Thread> running = new HashMap<>();
    private final Map<Door, Opened<C>> ended = new HashMap<>();
    private volatile boolean over;

    private DoorTrial(Door given, List<Door> siblings, Opener<C> opener, TrialSettings settings) {
        this.given = given;
        this.siblings = siblings;
        this.opener = opener;
        this.settings = settings;
    }

    /**
     * Connects, encrypts, greets, asks what is offered. Must return when interrupted, and say then what it waited for.
     *
     * @param <C> the conversation
     */
    @FunctionalInterface
    public interface Opener<C> {
        Opened<C> open(Door door);
    }

    private record Event<C>(Door door, Opened<C> opened) {}

    /** Blocks until the truth is known or the deadline has come. */
    public static <C extends AutoCloseable> Entry<C> of(
            Door given, KnownDoors known, Opener<C> opener, TrialSettings settings, Deadline deadline) {
        return new DoorTrial<>(given, known.siblingsOf(given), opener, settings).run(deadline);
    }

    private Entry<C> run(Deadline deadline) {
        Deadline alone = deadline.orIn(settings.headStart());
        Deadline patience = deadline.orIn(settings.patience());
        try {
            start(given);
            if (isDecidedWithin(alone)) {
                return entry();
            }
            siblings.forEach(this::start);
            while (!isDecided() && await(anotherOpens() ? patience : deadline)) {
                // one more is known
            }
            awaitSiblings(patience);
            giveUp();
            return entry();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return entry();
        } finally {
            end();
        }
    }

    private boolean isDecidedWithin(Deadline alone) throws InterruptedException {
        return await(alone) && !(ended.get(given) instanceof Failed<C>(Trouble trouble) && trouble.mayBeTheDoor());
    }

    /** Whether more about siblings would not change the answer to the given door. */
    private boolean isDecided() {
        return ended.containsKey(given) || ended.get(given.withOtherSecurity()) instanceof Ready;
    }

    private boolean anotherOpens() {
        return other().isPresent();
    }

    /** They were started early, or the given door failed early: there is time left for them, or they have had theirs. */
    private void awaitSiblings(Deadline patience) throws InterruptedException {
        if (ended.get(given) instanceof Ready) {
            return;
        }
        Deadline grace = patience;
        while (!isBestKnown()) {
            if (anotherOpens()) {
                grace = grace.orIn(FOR_A_BETTER_ONE);
            }
            if (!await(grace)) {
                return;
            }
        }
    }

    /** Whether every sibling that would be preferred to the one that opens is known not to. */
    private boolean isBestKnown() {
        for (Door sibling : siblings) {
            if (!ended.containsKey(sibling) && !isPointless(sibling)) {
                return false;
            }
            if (ended.get(sibling) instanceof Ready) {
                return true;
            }
        }
        return true;
    }

    /** The port speaks the given security: that is what came to light, whatever is wrong besides. */
    private boolean isPointless(Door sibling) {
        return sibling.port() == given.port()
                && ended.get(given) instanceof Failed<C>(Trouble trouble)
                && trouble.proves(given.security());
    }

    private Optional<Door> other() {
        return siblings.stream()
                .filter(sibling -> ended.get(sibling) instanceof Ready)
                .findFirst();
    }

    private void start(Door door) {
        running.put(door, Thread.ofVirtual().name("check ", 0).start(() -> {
            events.add(new Event<>(door, opener.open(door)));
            if (over) {
                closeWhatIsLeft();
            }
        }));
    }

    private boolean await(Deadline deadline) throws InterruptedException {
        Event<C> event = events.poll(deadline.leftMillis(), TimeUnit.MILLISECONDS);
        if (event == null) {
            return false;
        }
        ended.put(event.door(), event.opened());
        running.remove(event.door());
        return true;
    }

    /** Has whatever the given door waits for ended, to learn what that was. */
    private void giveUp() throws InterruptedException {
        Thread waiting = running.get(given);
        if (waiting == null) {
            return;
        }
        waiting.interrupt();
        Deadline soon = Deadline.in(TO_GIVE_UP);
        while (!ended.containsKey(given) && await(soon)) {
            // another one ended
        }
    }

    private Entry<C> entry() {
        return switch (ended.get(given)) {
            case Ready<C>(C conversation) -> new Entry.Open<>(conversation);
            case Failed<C>(Trouble trouble) -> new Entry.Shut<>(trouble, other(), isSilent());
            case null -> new Entry.Shut<>(Troubles.NOTHING_IN_TIME, other(), isSilent());
        };
    }

    /** Not one port takes a connection: the given one does not, and the others that were tried do not either. */
    private boolean isSilent() {
        List<Door> elsewhere = siblings.stream()
                .filter(sibling -> sibling.port() != given.port())
                .filter(sibling -> !(ended.get(sibling) instanceof Failed<C>(Trouble.Unreached forbidden)))
                .toList();
        return takesNoConnection(given)
                && !elsewhere.isEmpty()
                && elsewhere.stream().allMatch(this::takesNoConnection);
    }

    private boolean takesNoConnection(Door door) {
        return switch (ended.get(door)) {
            case Ready<C> ready -> false;
            case Failed<C>(Trouble trouble) -> trouble.isOfConnecting();
            case null -> true;
        };
    }

    private void end() {
        over = true;
        running.values().forEach(Thread::interrupt);
        ended.forEach((door, opened) -> {
            if (!door.equals(given)) {
                close(opened);
            }
        });
        closeWhatIsLeft();
    }

    private void closeWhatIsLeft() {
        for (Event<C> event = events.poll(); event != null; event = events.poll()) {
            close(event.opened());
        }
    }

    private static <C extends AutoCloseable> void close(Opened<C> opened) {
        if (opened instanceof Ready<C>(C conversation)) {
            Thread.ofVirtual().name("good-bye ", 0).start(() -> {
                try {
                    conversation.close();
                } catch (Exception alreadyGone) {
                    // It was only to say good-bye.
                }
            });
        }
    }
}
