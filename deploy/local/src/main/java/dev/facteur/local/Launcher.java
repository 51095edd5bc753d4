package dev.facteur.local;

import dev.facteur.embedded.Reaper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Behind {@code ./deploy/local/run}: starts the stack, shows the main job, stays until it is told to end. */
final class Launcher {
    private final Terminal terminal;
    private final Options options;
    private final StackSetup setup;
    private volatile boolean ending;

    private Launcher(Terminal terminal, Options options, StackSetup setup) {
        this.terminal = terminal;
        this.options = options;
        this.setup = setup;
    }

    /**
     * Ends with 0 if all went as expected, else with 1.
     *
     * <p>Expects the project's root in the property {@code facteur.root}, and in {@code java.io.tmpdir} a directory of
     * its own, which it removes.
     */
    public static void main(String[] arguments) {
        Map<String, String> environment = System.getenv();
        Terminal terminal = Terminal.standard(environment);
        int code = 1;
        try {
            Options options = Options.parse(arguments, environment);
            Path root = Path.of(System.getProperty("facteur.root", "."));
            StackSetup setup = new StackSetup(
                    options.ports(),
                    root,
                    Path.of(System.getProperty("java.io.tmpdir")),
                    Path.of(System.getProperty(
                            "facteur.logs",
                            root.resolve("deploy/local/target/log").toString())),
                    options.training(),
                    Map.of());
            PartsLog.writeTo(setup.logs().resolve("embedded-parts.log"));
            code = new Launcher(terminal, options, setup).run();
        } catch (CannotRun refusal) {
            System.err.println("run: " + refusal.sentence());
        }
        System.exit(code);
    }

    private int run() {
        try (Reaper reaper = Reaper.of(setup.work())) {
            options.ports().requireFree();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> ending = true));
            try (Stack stack = start(reaper)) {
                List<String> differences = new Demonstration(stack, terminal).show();
                terminal.blank();
                differences.forEach(difference -> terminal.line(terminal.bad("Not as expected: ") + difference));
                if (differences.isEmpty()) {
                    terminal.line(terminal.good("All outcomes are the expected ones."));
                }
                if (!options.once()) {
                    stay(stack);
                }
                return differences.isEmpty() ? 0 : 1;
            }
        }
    }

    private Stack start(Reaper reaper) {
        terminal.line(terminal.bold("Facteur on this machine"));
        try (Progress progress = progress()) {
            return Stack.start(setup, reaper, progress);
        }
    }

    private Progress progress() {
        return terminal.interactive() ? new LiveProgress(terminal, Clock.systemUTC()) : new PlainProgress(terminal);
    }

    /** Until Ctrl-C, or until a service ends by itself. */
    private void stay(Stack stack) {
        new Directions(stack, terminal)
                .show(
                        writeToken("token", stack.token(Sample.MAILBOX_SENDER)),
                        writeToken("operator-token", stack.token(Sample.OPERATOR, "operator")),
                        setup.logs());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            terminal.blank();
            terminal.line("Stopping …");
            stack.close();
        }));
        ServiceProcess ended = stack.serviceEnded().join();
        if (!ending) {
            throw new CannotRun(ended.farewell());
        }
    }

    private Path writeToken(String name, String token) {
        try {
            return Files.writeString(setup.work().resolve(name), token);
        } catch (IOException e) {
            throw new UncheckedIOException("The token cannot be written", e);
        }
    }
}
