package dev.facteur.model.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.facteur.model.EmailAddress;
import dev.facteur.model.InvalidValueException;
import dev.facteur.model.SenderId;
import dev.facteur.model.TenantId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SenderProfileTest {
    private static final HostName HOST = new HostName("smtp.acme.example");

    @ParameterizedTest
    @CsvSource({
        "smtp.acme.example, smtp.acme.example",
        "' SMTP.Acme.Example ', smtp.acme.example",
        "bücher.example, xn--bcher-kva.example",
        "localhost, localhost",
        "192.0.2.1, 192.0.2.1"
    })
    void hostIsKeptAsALabelsInLowerCase(String given, String kept) {
        assertThat(new HostName(given).value()).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "smtp.acme.example.",
                "smtp..example",
                "smtp.acme.example:587",
                "smtp://acme.example",
                "user@acme.example",
                "acme.example/x",
                "ac me.example",
                "acme.example\r\nQUIT",
                "a\u0000b",
                "-a.example",
                "a_b.example",
                "[::1]",
                "::1",
                "acme。example",
                "ａcme.example",
                "straße.example",
                "a\u200Bb.example"
            })
    void hostIsRefused(String host) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> new HostName(host))
                .withMessageStartingWith("host must ");
    }

    @Test
    void mailboxNeedsItsServers() {
        assertRefused("smtp", SendingMethod.MAILBOX, Optional.empty(), false);
        assertRefused("imap", SendingMethod.RELAY, Optional.empty(), true);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65536})
    void portIsAPort(int port) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> server(port, "jeanne"))
                .withMessageStartingWith("port must be");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\r\nb", "a\u0000b", "a\n"})
    void usernameIsOneLine(String username) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> server(587, username))
                .withMessageStartingWith("username must ");
    }

    @Test
    void folderIsOneLine() {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> new ImapServer(
                        HOST,
                        993,
                        TransportSecurity.TLS,
                        "jeanne",
                        Authentication.PASSWORD,
                        Optional.of("Sent\r\nA1 LOGOUT")))
                .withMessageStartingWith("sentFolder must ");
    }

    @Test
    void nothingPersonalIsPrinted() {
        SenderProfile profile = profile(SendingMethod.MAILBOX, Optional.of(server(587, "s3cret")), false);
        assertThat(profile).hasToString("SenderProfile[acme/j.dupond MAILBOX, version 1]");
        assertThat(server(587, "s3cret")).hasToString("smtp.acme.example:587 STARTTLS");
        assertThat(Connection.NONE).hasToString("DISCONNECTED");
    }

    private static void assertRefused(
            String field, SendingMethod method, Optional<SmtpServer> smtp, boolean copyToSent) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> profile(method, smtp, copyToSent))
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo(field));
    }

    private static SenderProfile profile(SendingMethod method, Optional<SmtpServer> smtp, boolean copyToSent) {
        return new SenderProfile(
                new TenantId("acme"),
                new SenderId("j.dupond"),
                new EmailAddress("s3cret@s3cret.example"),
                Optional.of("s3cret"),
                Optional.empty(),
                method,
                smtp,
                Optional.empty(),
                copyToSent,
                false,
                Connection.NONE,
                1);
    }

    private static SmtpServer server(int port, String username) {
        return new SmtpServer(HOST, port, TransportSecurity.STARTTLS, username, Authentication.PASSWORD);
    }
}
