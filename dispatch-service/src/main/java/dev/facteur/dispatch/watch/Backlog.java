package dev.facteur.dispatch.watch;

import dev.facteur.model.outcome.DelayReason;
import java.util.EnumMap;
import java.util.Map;

/** What is in the ledger and not at its end, at one moment. */
record Backlog(Map<DelayReason, Heap> waiting, Heap held, Heap untold, Heap expiredSenders, Heap sentCopies) {
    static final Backlog NONE = new Backlog(Map.of(), Heap.EMPTY, Heap.EMPTY, Heap.EMPTY, Heap.EMPTY);

    Heap waitingFor(DelayReason reason) {
        return waiting.getOrDefault(reason, Heap.EMPTY);
    }

    Backlog with(Part part, String reason, Heap heap) {
        return switch (part) {
            case WAITING -> {
                Map<DelayReason, Heap> more = new EnumMap<>(DelayReason.class);
                more.putAll(waiting);
                more.put(DelayReason.valueOf(reason), heap);
                yield new Backlog(more, held, untold, expiredSenders, sentCopies);
            }
            case HELD -> new Backlog(waiting, heap, untold, expiredSenders, sentCopies);
            case UNTOLD -> new Backlog(waiting, held, heap, expiredSenders, sentCopies);
            case EXPIRED -> new Backlog(waiting, held, untold, heap, sentCopies);
            case COPIES -> new Backlog(waiting, held, untold, expiredSenders, heap);
        };
    }

    /** The rows of the count. */
    enum Part {
        WAITING,
        HELD,
        UNTOLD,
        EXPIRED,
        COPIES
    }

    /** @param oldestSeconds age of the oldest */
    record Heap(long count, double oldestSeconds) {
        static final Heap EMPTY = new Heap(0, 0);
    }
}
