package dev.facteur.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void theUsualPortsAreThoseOfTheReadme() {
        Ports ports = Ports.from(Map.of());
        assertThat(ports.url(Port.SETTINGS)).isEqualTo("http://localhost:8080");
        assertThat(ports.url(Port.DISPATCH)).isEqualTo("http://localhost:8081");
        assertThat(ports.address(Port.KAFKA)).isEqualTo("localhost:9092");
    }

    @Test
    void theEnvironmentMovesOne() {
        Ports ports = Ports.from(Map.of("FACTEUR_KAFKA_PORT", " 19092 "));
        assertThat(ports.number(Port.KAFKA)).isEqualTo(19092);
        assertThat(ports.number(Port.SETTINGS)).isEqualTo(8080);
    }

    @Test
    void whatIsNoPortIsToldByItsVariable() {
        assertThatThrownBy(() -> Ports.from(Map.of("FACTEUR_SETTINGS_PORT", "http")))
                .isInstanceOf(CannotRun.class)
                .hasMessage("FACTEUR_SETTINGS_PORT must be a port between 1 and 65535, not \"http\".");
    }

    @Test
    void twoPartsCannotShareAPort() {
        assertThatThrownBy(() -> Ports.from(Map.of("FACTEUR_KAFKA_PORT", "8080")))
                .isInstanceOf(CannotRun.class)
                .hasMessage(
                        "FACTEUR_SETTINGS_PORT and FACTEUR_KAFKA_PORT both name port 8080; each part needs its own.");
    }

    @Test
    void aTakenPortIsToldWithItsUserAndTheWayOut() throws IOException {
        Ports ports = Ports.free();
        try (var _ = new ServerSocket(ports.number(Port.DISPATCH), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(ports::requireFree)
                    .isInstanceOf(CannotRun.class)
                    .hasMessage(
                            "Port %d, which dispatch-service needs, is taken: stop the program that uses it, or choose another port with FACTEUR_DISPATCH_PORT=…",
                            ports.number(Port.DISPATCH));
        }
        ports.requireFree();
    }
}
