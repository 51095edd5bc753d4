package dev.facteur.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

class EmbeddedDnsTest {
    private final EmbeddedDns dns = EmbeddedDns.start();

    @AfterEach
    void close() {
        dns.close();
    }

    @Test
    void answersWhatItWasTold() throws Exception {
        dns.zone()
                .record("example.org", "MX", "10 mx.example.net.")
                .record("_imaps._tcp.example.org", "SRV", "0 1 993 imap.example.org.")
                .address("127.0.0.1", "mx.example.net")
                .slow("example.net", Duration.ofMillis(20));

        assertThat(ask("example.org", Type.MX)).containsExactly("10 mx.example.net.");
        assertThat(ask("_imaps._tcp.example.org", Type.SRV)).containsExactly("0 1 993 imap.example.org.");
        assertThat(ask("mx.example.net", Type.A)).containsExactly("127.0.0.1");
        assertThat(ask("mx.example.net", Type.AAAA)).isEmpty();
        assertThat(dns.asked()).startsWith("example.org MX", "_imaps._tcp.example.org SRV");
    }

    @Test
    void namesNobodyHasAreUnknown() throws Exception {
        assertThat(query("nobody.example.org", Type.A).getRcode()).isEqualTo(Rcode.NXDOMAIN);
    }

    @Test
    void failsAndFallsSilentAsWanted() throws Exception {
        dns.zone().failing("broken.example.org").silent("silent.example.org");

        assertThat(query("broken.example.org", Type.A).getRcode()).isEqualTo(Rcode.SERVFAIL);
        assertThatThrownBy(() -> query("mx.silent.example.org", Type.A)).isInstanceOf(IOException.class);
    }

    private List<String> ask(String name, int type) throws IOException {
        return query(name, type).getSection(Section.ANSWER).stream()
                .map(Record::rdataToString)
                .toList();
    }

    private Message query(String name, int type) throws IOException {
        var resolver = new SimpleResolver(dns.address());
        resolver.setTimeout(Duration.ofMillis(500));
        return resolver.send(Message.newQuery(Record.newRecord(Name.fromString(name, Name.root), type, DClass.IN)));
    }
}
