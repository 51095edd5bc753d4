package dev.facteur.local;

import dev.facteur.model.Topics;
import dev.facteur.model.document.Attachment;
import dev.facteur.model.document.MediaType;
import dev.facteur.model.document.SendDocument;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Behind {@code ./deploy/local/send}: publishes one document to the running stack and says what became of it. */
final class Send {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Terminal terminal;
    private final Ports ports;

    private Send(Terminal terminal, Ports ports) {
        this.terminal = terminal;
        this.ports = ports;
    }

    /** Ends with 0 if the document was accepted, else with 1. */
    public static void main(String[] arguments) {
        PartsLog.discard();
        Map<String, String> environment = System.getenv();
        int code = 1;
        try {
            Send send = new Send(Terminal.standard(environment), Ports.from(environment));
            code = send.send(SendOptions.parse(arguments));
        } catch (CannotRun refusal) {
            System.err.println("send: " + refusal.sentence());
        }
        System.exit(code);
    }

    private int send(SendOptions options) {
        SendDocument request = request(options);
        requireStack();
        try (var outcomes = Outcomes.follow(ports.address(Port.KAFKA), outcome -> show(request, outcome));
                var requests = new Requests(ports.address(Port.KAFKA))) {
            requests.publish(request);
            Optional<Outcome> outcome = outcomes.awaitFinal(request.requestId().value(), PATIENCE);
            if (outcome.isEmpty()) {
                throw new CannotRun("After %d seconds it is not sent yet; it waits, nothing is lost."
                        .formatted(PATIENCE.toSeconds()));
            }
            return outcome.get().topic().equals(Topics.DOCUMENT_SENT) ? 0 : 1;
        }
    }

    private void show(SendDocument request, Outcome outcome) {
        if (outcome.requestId().equals(Optional.of(request.requestId().value()))) {
            terminal.line(OutcomeLine.of(outcome, terminal));
        }
    }

    static SendDocument request(SendOptions options) {
        Attachment attachment = attachment(options.file());
        try {
            String name = attachment.fileName().value();
            return Sample.letter(
                    "own-" + UUID.randomUUID().toString().substring(0, 8),
                    options.sender(),
                    options.to(),
                    options.subject().orElse(name),
                    "Bonjour,\n\nVeuillez trouver ci-joint " + name + ".\n",
                    Optional.empty(),
                    List.of(attachment));
        } catch (IllegalArgumentException e) {
            throw new CannotRun("This cannot be sent: %s.".formatted(e.getMessage()), e);
        }
    }

    private static Attachment attachment(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new CannotRun("There is no file %s.".formatted(file));
            }
            if (Files.size(file) > SendDocument.MAX_INLINE_BYTES) {
                throw new CannotRun("%s has %,d bytes; a request carries %,d at most."
                        .formatted(file, Files.size(file), SendDocument.MAX_INLINE_BYTES));
            }
            String type = Optional.ofNullable(Files.probeContentType(file)).orElse("application/octet-stream");
            return Attachment.inline(file.getFileName().toString(), new MediaType(type), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new CannotRun("%s cannot be read: %s".formatted(file, e.getMessage()), e);
        } catch (IllegalArgumentException e) {
            throw new CannotRun("%s cannot be sent: %s.".formatted(file, e.getMessage()), e);
        }
    }

    /** A Kafka client would wait a minute for a broker that is not there. */
    private void requireStack() {
        try {
            new Socket(InetAddress.getLoopbackAddress(), ports.number(Port.KAFKA)).close();
        } catch (IOException nobody) {
            throw new CannotRun(
                    "Nothing answers on %s: start the stack with ./deploy/local/run first."
                            .formatted(ports.address(Port.KAFKA)),
                    nobody);
        }
    }
}
