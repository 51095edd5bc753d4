package dev.facteur.settings.check.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.facteur.settings.check.trial.Deadline;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users name these servers: nothing they say is kept beyond bounds, nor waited for beyond the deadline. */
class HostileServerTest {
    private ServerSocket listening;

    private interface Script {
        void write(OutputStream out) throws IOException;
    }

    @BeforeEach
    void listen() throws IOException {
        listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws IOException {
        listening.close();
    }

    private ImapWire connectTo(Script script, Duration limit) throws IOException {
        Thread.ofVirtual().start(() -> {
            try (Socket client = listening.accept()) {
                script.write(client.getOutputStream());
                client.getInputStream().transferTo(OutputStream.nullOutputStream());
            } catch (IOException gone) {
                // as hoped
            }
        });
        Deadline deadline = Deadline.in(limit);
        return ImapWire.connect(
                List.of(InetAddress.getLoopbackAddress()), listening.getLocalPort(), deadline, deadline);
    }

    private static Script saying(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsALiteralAsAString() throws IOException {
        try (ImapWire wire =
                connectTo(saying("* LIST () \"/\" {13}\r\nEnvoy\u00e9s \"2\"\u00a0\r\n"), Duration.ofSeconds(10))) {
            assertThat(wire.read()).startsWith("* LIST () \"/\" \"Envoy\u00e9s \\\"2");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{8193}", "{2147483647}", "{9999999999999999999}", "{2147483647+}"})
    void believesNoLiteralToBeLarge(String announced) throws IOException {
        try (ImapWire wire = connectTo(saying("* LIST () \"/\" " + announced + "\r\n"), Duration.ofSeconds(10))) {
            assertThatExceptionOfType(ImapViolation.class).isThrownBy(wire::read);
        }
    }

    @Test
    void readsNoLineWithoutAnEnd() throws IOException {
        try (ImapWire wire = connectTo(saying("* OK " + "x".repeat(ImapWire.MAX_LINE)), Duration.ofSeconds(10))) {
            assertThatExceptionOfType(ImapViolation.class).isThrownBy(wire::read);
        }
    }

    @Test
    void doesNotListenForEver() throws IOException {
        Script endless = out -> {
            while (true) {
                out.write("* OK and another thing\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        };
        try (ImapWire wire = connectTo(endless, Duration.ofSeconds(60))) {
            assertThatExceptionOfType(ImapViolation.class).isThrownBy(() -> {
                while (true) {
                    wire.read();
                }
            });
        }
    }

    @Test
    void aDripDoesNotStretchTheDeadline() throws IOException {
        Script drip = out -> {
            while (true) {
                out.write('*');
                java.util.concurrent.locks.LockSupport.parkNanos(
                        Duration.ofMillis(20).toNanos());
            }
        };
        try (ImapWire wire = connectTo(drip, Duration.ofMillis(300))) {
            assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(wire::read);
        }
    }
}
