package dev.facteur.local;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One line for each part, written over as time passes: for a person at a terminal. */
final class LiveProgress implements Progress {
    private static final long TICK_MILLIS = 100;

    private final Terminal terminal;
    private final InstantSource clock;
    private final Map<Part, State> states = new EnumMap<>(Part.class);
    private final ScheduledExecutorService ticker =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
    private boolean drawn;

    private sealed interface State {
        record Waiting() implements State {}

        record Starting(Instant since) implements State {}

        record Ready(Duration took, String where) implements State {}

        record Failed() implements State {}
    }

    LiveProgress(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
        for (Part part : Part.values()) {
            states.put(part, new State.Waiting());
        }
        draw();
        var _ = ticker.scheduleAtFixedRate(this::draw, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void began(Part part) {
        states.put(part, new State.Starting(clock.instant()));
    }

    @Override
    public synchronized void ready(Part part, Duration took, String where) {
        states.put(part, new State.Ready(took, where));
    }

    @Override
    public synchronized void failed(Part part) {
        states.put(part, new State.Failed());
    }

    @Override
    public void close() {
        ticker.shutdownNow();
        draw();
    }

    private synchronized void draw() {
        var screen = new StringBuilder();
        if (drawn) {
            screen.append("\u001b[").append(states.size()).append('F');
        }
        states.forEach((part, state) -> screen.append("\u001b[2K  ")
                .append(Terminal.pad(part.title(), 16))
                .append("  ")
                .append(text(state))
                .append('\n'));
        terminal.out().print(screen);
        terminal.out().flush();
        drawn = true;
    }

    private String text(State state) {
        return switch (state) {
            case State.Waiting _ -> terminal.faint("·");
            case State.Starting(Instant since) ->
                terminal.notable("starting") + "  " + Terminal.seconds(Duration.between(since, clock.instant()));
            case State.Ready(Duration took, String where) ->
                terminal.good("ready   ") + "  " + Terminal.seconds(took) + "  " + terminal.faint(where);
            case State.Failed _ -> terminal.bad("failed");
        };
    }
}
