package dev.facteur.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.List;
import jdk.net.ExtendedSocketOptions;
import org.junit.jupiter.api.Test;

class ConnectorTest {

    @Test
    void aServerThatIsGoneWithoutAWordIsNoticedWithinAMinute() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket socket = Connector.connect(
                        List.of(InetAddress.getLoopbackAddress()), server.getLocalPort(), Duration.ofSeconds(5))) {
            assumeThat(socket.supportedOptions()).contains(ExtendedSocketOptions.TCP_KEEPIDLE);

            assertThat(socket.getOption(StandardSocketOptions.SO_KEEPALIVE)).isTrue();
            int asked = socket.getOption(ExtendedSocketOptions.TCP_KEEPINTERVAL)
                    * socket.getOption(ExtendedSocketOptions.TCP_KEEPCOUNT);
            assertThat(socket.getOption(ExtendedSocketOptions.TCP_KEEPIDLE) + asked)
                    .isLessThan(60);
        }
    }
}
