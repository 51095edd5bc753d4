package dev.facteur.settings.discovery.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.settings.discovery.server.FoundServer;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceRecordsTest {
    @Test
    void theLowestPriorityIsFirstAndTheHighestWeightAmongEquals() {
        assertThat(shown(ServiceRecords.submission(
                        List.of(
                                new ServiceRecord(10, 0, 465, "third.example.org"),
                                new ServiceRecord(0, 1, 465, "second.example.org"),
                                new ServiceRecord(0, 9, 465, "first.example.org")),
                        List.of())))
                .containsExactly(
                        "first.example.org:465 TLS", "second.example.org:465 TLS", "third.example.org:465 TLS");
    }

    @Test
    void implicitTlsIsPreferred() {
        assertThat(shown(ServiceRecords.imap(
                        List.of(new ServiceRecord(0, 0, 993, "imap.example.org")),
                        List.of(new ServiceRecord(0, 0, 143, "imap.example.org")))))
                .containsExactly("imap.example.org:993 TLS", "imap.example.org:143 STARTTLS");
    }

    @Test
    void thePortForImplicitTlsMeansItUnderTheOtherNameToo() {
        assertThat(shown(ServiceRecords.submission(
                        List.of(), List.of(new ServiceRecord(0, 0, 465, "smtp.example.org")))))
                .containsExactly("smtp.example.org:465 TLS");
    }

    @Test
    void theRootMeansThatItIsNotOffered() {
        assertThat(ServiceRecords.submission(
                        List.of(new ServiceRecord(0, 0, 0, "")), List.of(new ServiceRecord(0, 0, 1, "not a host"))))
                .isEmpty();
    }

    private static List<String> shown(List<FoundServer> servers) {
        return servers.stream()
                .map(server -> server.host() + ":" + server.port() + " " + server.security())
                .toList();
    }
}
