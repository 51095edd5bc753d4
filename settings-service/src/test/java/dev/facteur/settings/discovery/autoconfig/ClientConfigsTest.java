package dev.facteur.settings.discovery.autoconfig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.model.sender.HostName;
import dev.facteur.model.sender.TransportSecurity;
import dev.facteur.settings.discovery.server.FoundServer;
import dev.facteur.settings.discovery.server.UsernameTemplate;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientConfigsTest {
    private static final String DOMAIN = "example.org";
    private static final String SERVER = """
            <outgoingServer type="smtp"><hostname>smtp.example.org</hostname><port>465</port>
              <socketType>SSL</socketType><authentication>password-cleartext</authentication></outgoingServer>""";
    private static final FoundServer SUBMISSIONS = new FoundServer(
            new HostName("smtp.example.org"), 465, TransportSecurity.TLS, UsernameTemplate.WHOLE_ADDRESS);

    @TempDir
    Path folder;

    private static Optional<ClientConfig> read(String xml) {
        return ClientConfigs.read(xml.getBytes(StandardCharsets.UTF_8), DOMAIN);
    }

    private static String file(String servers) {
        return "<clientConfig version=\"1.1\"><emailProvider id=\"example.org\">" + servers
                + "</emailProvider></clientConfig>";
    }

    private static Optional<ClientConfig> resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(ClientConfigsTest.class.getResourceAsStream(name))) {
            return ClientConfigs.read(in.readAllBytes(), DOMAIN);
        }
    }

    @Test
    void readsWhatIsUsableInTheOrderOfTheFile() throws Exception {
        ClientConfig config = resource("example.xml").orElseThrow();

        assertThat(config.outgoing())
                .extracting(found -> found.server().toString())
                .hasSize(2);
        assertThat(config.outgoing().getFirst().server())
                .isEqualTo(new FoundServer(
                        new HostName("smtp.example.org"),
                        587,
                        TransportSecurity.STARTTLS,
                        UsernameTemplate.WHOLE_ADDRESS));
        assertThat(config.incoming())
                .containsExactly(new ConfigServer(
                        new FoundServer(
                                new HostName("imap.example.org"),
                                993,
                                TransportSecurity.TLS,
                                UsernameTemplate.LOCAL_PART),
                        true));
    }

    @Test
    void knowsServersThatTakeNoPassword() throws Exception {
        ClientConfig config = resource("oauth-only.xml").orElseThrow();

        assertThat(config.outgoing()).singleElement().satisfies(found -> {
            assertThat(found.passwords()).isFalse();
            assertThat(found.server().host()).hasToString("smtp.office365.com");
        });
        assertThat(config.incoming()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<outgoingServer type='smtp'><hostname>a.example</hostname><port>25</port><socketType>plain</socketType><authentication>password-cleartext</authentication></outgoingServer>",
                "<outgoingServer type='smtp'><hostname>a.example</hostname><port>465</port><socketType>SSL</socketType><authentication>none</authentication></outgoingServer>",
                "<outgoingServer type='smtp'><hostname>a.example</hostname><port>465</port><socketType>SSL</socketType></outgoingServer>",
                "<outgoingServer type='smtp'><hostname>a.example</hostname><port>70000</port><socketType>SSL</socketType><authentication>password-cleartext</authentication></outgoingServer>",
                "<outgoingServer type='smtp'><hostname>a.example</hostname><port>ssl</port><socketType>SSL</socketType><authentication>password-cleartext</authentication></outgoingServer>",
                "<outgoingServer type='smtp'><hostname>a example</hostname><port>465</port><socketType>SSL</socketType><authentication>password-cleartext</authentication></outgoingServer>",
                "<outgoingServer type='smtp'><hostname>%EMAILLOCALPART%.example</hostname><port>465</port><socketType>SSL</socketType><authentication>password-cleartext</authentication></outgoingServer>",
                "<outgoingServer type='smtp'><hostname>a.example</hostname><port>465</port><socketType>SSL</socketType><authentication>password-cleartext</authentication><username>a&#10;b</username></outgoingServer>",
                "<outgoingServer type='jmap'><url>https://a.example</url></outgoingServer>",
                "<outgoingServer/>"
            })
    void dropsABrokenServerAndKeepsTheRest(String broken) {
        assertThat(read(file(broken + SERVER)))
                .hasValueSatisfying(
                        config -> assertThat(config.outgoing()).containsExactly(new ConfigServer(SUBMISSIONS, true)));
        assertThat(read(file(broken))).isEmpty();
    }

    @Test
    void passesOverWhatItDoesNotKnow() {
        assertThat(read(file(
                        "<novelty><outgoingServer type='smtp'>" + SERVER + "</outgoingServer></novelty>" + SERVER)))
                .hasValueSatisfying(
                        config -> assertThat(config.outgoing()).containsExactly(new ConfigServer(SUBMISSIONS, true)));
    }

    @Test
    void aSecondProviderIsSomebodyElse() {
        String other = file("").replace(
                        "</emailProvider>", "</emailProvider><emailProvider id='b'>" + SERVER + "</emailProvider>");

        assertThat(read(other)).isEmpty();
    }

    @Test
    void aHostMayHoldTheDomain() {
        assertThat(read(file(SERVER.replace("smtp.example.org", "smtp.%EMAILDOMAIN%"))))
                .hasValueSatisfying(config ->
                        assertThat(config.outgoing().getFirst().server()).isEqualTo(SUBMISSIONS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not XML",
                "<!DOCTYPE html><html><body>404</body></html>",
                "<html><body><p>autoconfig</p></body></html>",
                "<clientConfig><emailProvider>",
                "<clientConfig/>",
                "{\"smtp\": 1}"
            })
    void isEmptyForWhatIsNoSuchFile(String text) {
        assertThat(read(text)).isEmpty();
    }

    @Test
    void entitiesOfFilesAreNotRead() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "smtp.example.org");
        String xml = "<!DOCTYPE clientConfig [<!ENTITY host SYSTEM \"" + secret.toUri() + "\">]>"
                + file(SERVER.replace("smtp.example.org", "&host;"));

        assertThat(read(xml)).isEmpty();
    }

    @Test
    void entitiesOfItsOwnAreNotExpanded() {
        assertThat(read("<!DOCTYPE clientConfig [<!ENTITY host \"smtp.example.org\">]>"
                        + file(SERVER.replace("smtp.example.org", "&host;"))))
                .isEmpty();
        assertThat(read(billionLaughs())).isEmpty();
    }

    @Test
    void anotherDtdIsNotFetched() {
        assertThat(read("<!DOCTYPE clientConfig SYSTEM \"http://127.0.0.1:1/config.dtd\">" + file(SERVER)))
                .isEmpty();
    }

    @Test
    void depthAndSizeAreBounded() {
        String deep = "<a>".repeat(1000) + "</a>".repeat(1000);

        assertThat(read(file(deep + SERVER))).isEmpty();
        assertThat(read(file(SERVER) + " ".repeat(ClientConfigs.MAX_BYTES))).isEmpty();
    }

    @Test
    void otherEncodingsAreRead() {
        String xml = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + file(SERVER);

        assertThat(ClientConfigs.read(xml.getBytes(StandardCharsets.UTF_16), DOMAIN))
                .isPresent();
        assertThat(ClientConfigs.read(
                        ("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><!-- réglages -->" + file(SERVER))
                                .getBytes(StandardCharsets.ISO_8859_1),
                        DOMAIN))
                .isPresent();
        assertThat(ClientConfigs.read(("\uFEFF" + file(SERVER)).getBytes(StandardCharsets.UTF_8), DOMAIN))
                .isPresent();
        assertThat(ClientConfigs.read(
                        ("<!-- réglages -->" + file(SERVER)).getBytes(StandardCharsets.ISO_8859_1), DOMAIN))
                .isEmpty();
    }

    private static String billionLaughs() {
        StringBuilder dtd = new StringBuilder("<!DOCTYPE clientConfig [<!ENTITY l0 \"ha\">");
        for (int i = 1; i < 20; i++) {
            dtd.append("<!ENTITY l" + i + " \"" + ("&l" + (i - 1) + ";").repeat(10) + "\">");
        }
        return dtd + "]>" + file(SERVER.replace("smtp.example.org", "&l19;"));
    }

    @Test
    void urlsHoldTheDomainAndNothingElse() {
        ConfigUrls urls = new ConfigUrls(443, 80);

        assertThat(urls.encrypted(DOMAIN))
                .hasToString("[https://autoconfig.example.org/mail/config-v1.1.xml,"
                        + " https://example.org/.well-known/autoconfig/mail/config-v1.1.xml]");
        assertThat(List.of(
                        urls.inDatabase(java.net.URI.create("https://db.example/v1.1"), DOMAIN),
                        urls.inDatabase(java.net.URI.create("https://db.example/v1.1/"), DOMAIN)))
                .allSatisfy(url -> assertThat(url).hasToString("https://db.example/v1.1/example.org"));
    }
}
