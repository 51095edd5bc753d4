package dev.facteur.settings.discovery.autoconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is served, reading it ends, throws nothing, and yields servers that can be used. */
class ClientConfigsFuzzTest {
    private static final List<String> PIECES = List.of(
            "<clientConfig>",
            "</clientConfig>",
            "<emailProvider>",
            "</emailProvider>",
            "<outgoingServer type='smtp'>",
            "</outgoingServer>",
            "<incomingServer type='imap'>",
            "</incomingServer>",
            "<hostname>smtp.example.org</hostname>",
            "<hostname>%EMAILDOMAIN%</hostname>",
            "<hostname>\u0000</hostname>",
            "<port>465</port>",
            "<port>-1</port>",
            "<socketType>SSL</socketType>",
            "<socketType/>",
            "<authentication>password-cleartext</authentication>",
            "<username>%EMAILADDRESS</username>",
            "<username>&#13;&#10;QUIT</username>",
            "<!DOCTYPE a [<!ENTITY e 'e'>]>",
            "&e;",
            "&amp;",
            "<![CDATA[",
            "]]>",
            "<!--",
            "-->",
            "<?xml version='1.0'?>",
            "<",
            "\uFEFF");

    @Property(tries = 300)
    void anyBytesAreReadWithoutHarm(@ForAll byte[] bytes) {
        assertThatCode(() -> ClientConfigs.read(bytes, "example.org")).doesNotThrowAnyException();
    }

    @Property(tries = 1500)
    void anyPiecesOfAFileYieldUsableServersOrNone(@ForAll("files") String xml) {
        assertThat(ClientConfigs.read(xml.getBytes(StandardCharsets.UTF_8), "example.org"))
                .satisfies(found -> found.ifPresent(config -> assertThat(config.outgoing())
                        .isNotEmpty()
                        .allSatisfy(server -> {
                            assertThat(server.server().port()).isBetween(1, 65535);
                            assertThat(server.server().username().text()).doesNotContain("\r", "\n");
                        })));
    }

    @Property(tries = 200)
    void aFileCutAnywhereIsNoFile(@ForAll("cuts") int length) {
        byte[] whole = whole();

        assertThat(ClientConfigs.read(whole, "example.org")).isPresent();
        assertThat(ClientConfigs.read(Arrays.copyOf(whole, Math.min(length, whole.length - 1)), "example.org"))
                .isEmpty();
    }

    @Provide
    Arbitrary<String> files() {
        return Arbitraries.of(PIECES).list().ofMaxSize(40).map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<Integer> cuts() {
        return Arbitraries.integers().between(0, whole().length - 1);
    }

    private static byte[] whole() {
        return ("<clientConfig><emailProvider id='example.org'><outgoingServer type='smtp'>"
                        + "<hostname>smtp.example.org</hostname><port>465</port><socketType>SSL</socketType>"
                        + "<authentication>password-cleartext</authentication></outgoingServer>"
                        + "</emailProvider></clientConfig>")
                .getBytes(StandardCharsets.UTF_8);
    }
}
