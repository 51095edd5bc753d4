package dev.facteur.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The last door before the wire: what could be taken for a command of its own gets no further. */
class BadInputTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@example.org\r\nRCPT TO:<evil@example.net>",
                "a@example.org\nDATA",
                "a@example.org\rDATA",
                "a@example.org> SIZE=1",
                "a@example.org>",
                "<a@example.org",
                "a b@example.org",
                "a@example.org\0",
                "a@example.org\u0085DATA",
                "a@example.org\u2028DATA",
                "a\u00a0b@example.org",
                "a@example.org\uD800",
                "a\t@example.org",
                "a\u007f@example.org",
            })
    void refusesAPathThatCouldEndItself(String path) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Envelope("a@example.org", List.of(path)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Envelope(path, List.of("a@example.org")));
    }

    @Test
    void refusesAnEmptyOrEndlessPath() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Envelope("a@example.org", List.of("")));
        assertThatIllegalArgumentException().isThrownBy(() -> new Envelope("a@example.org", List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Envelope("a@example.org", List.of("x".repeat(400) + "@example.org")));
    }

    @Test
    void takesTheNullReversePathAndAddressesBeyondAscii() {
        assertThat(new Envelope("", List.of("postmaster")).needsSmtpUtf8()).isFalse();
        assertThat(new Envelope("élodie@example.fr", List.of("a@example.org")).needsSmtpUtf8())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mail.example.org\r\n",
                "mail example.org",
                ".example.org",
                "mail..org",
                "-",
                "[::1]",
                "é.fr",
                "a/b"
            })
    void refusesWhatIsNoHostName(String hostName) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SubmissionServer(hostName, 587, ConnectionSecurity.TLS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "mail.example.org", "xn--lve-6lad.example", "mail_relay", "192.0.2.1", "2001:db8::1"
            })
    void takesHostNamesAndAddresses(String hostName) {
        assertThat(new SubmissionServer(hostName, 587, ConnectionSecurity.TLS).hostName())
                .isEqualTo(hostName);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\r\nMAIL FROM:<>", "a b", "[1.2.3.4", "é"})
    void refusesAnEhloNameThatIsNone(String ehloName) throws NoSuchAlgorithmException {
        SSLContext tls = SSLContext.getDefault();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConversationSettings(ehloName, tls, Timeouts.standard()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\0b", "a\r\nQUIT", "a\u0001auth=Bearer x"})
    void refusesAUserNameWithControlCharacters(String username) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Login.Password(username, "secret"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Login.Bearer(username, "token"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\u0001host=x", "a b", "a\r\n", "é"})
    void refusesAnAccessTokenThatIsNone(String token) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Login.Bearer("a", token));
    }

    @Test
    void neverShowsSecretsOrUserNames() {
        assertThat(new Login.Password("j.dupond", "s3cret")).hasToString("Password[redacted]");
        assertThat(new Login.Bearer("j.dupond", "ya29.t0ken")).hasToString("Bearer[redacted]");
        assertThatThrownBy(() -> new Login.Password("j.dupond", "s3\0cret")).hasMessageNotContaining("s3");
        assertThatThrownBy(() -> new Login.Bearer("j.dupond", "ya29 t0ken")).hasMessageNotContaining("ya29");
    }

    @Test
    void neverShowsAddresses() {
        assertThat(new Envelope("a@example.org", List.of("b@example.org"))).hasToString("Envelope[1 recipients]");
        assertThatThrownBy(() -> new Envelope("a@example.org", List.of("b b@example.org")))
                .hasMessageNotContaining("example.org");
    }

    @Test
    void refusesATimeoutThatNeverOrAlwaysStrikes() {
        Duration second = Duration.ofSeconds(1);

        assertThatIllegalArgumentException().isThrownBy(() -> new Timeouts(second, Duration.ZERO, second, second));
        assertThatIllegalArgumentException().isThrownBy(() -> new Timeouts(second, second, second, second.negated()));
    }

    @Test
    void hasNoConversationWithoutACheckedAddress() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmtpConversation.open(
                        new SubmissionServer("mail.example.org", 587, ConnectionSecurity.STARTTLS),
                        List.of(),
                        Conversations.settings()));
    }
}
