package dev.facteur.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CapabilitiesTest {
    private static final Login PASSWORD = new Login.Password("j.dupond@example.org", "secret");
    private static final Login BEARER = new Login.Bearer("j.dupond@example.org", "ya29.token");

    @Test
    void readsWhatGmailOffers() {
        Capabilities gmail = offered(
                "smtp.gmail.com at your service, [192.0.2.1]",
                "SIZE 35882577",
                "8BITMIME",
                "AUTH LOGIN PLAIN XOAUTH2 PLAIN-CLIENTTOKEN OAUTHBEARER XOAUTH",
                "ENHANCEDSTATUSCODES",
                "PIPELINING",
                "CHUNKING",
                "SMTPUTF8");

        assertThat(gmail.maxSize()).hasValue(35_882_577);
        assertThat(gmail.pipelining()).isTrue();
        assertThat(gmail.eightBitMime()).isTrue();
        assertThat(gmail.smtpUtf8()).isTrue();
        assertThat(gmail.startTls()).isFalse();
        assertThat(gmail.mechanismFor(PASSWORD)).contains(SaslMechanism.PLAIN);
        assertThat(gmail.mechanismFor(BEARER)).contains(SaslMechanism.OAUTHBEARER);
    }

    @Test
    void readsWhatMicrosoftOffers() {
        Capabilities microsoft = offered(
                "PR0P264CA0001.outlook.office365.com Hello [192.0.2.1]",
                "SIZE 157286400",
                "PIPELINING",
                "DSN",
                "ENHANCEDSTATUSCODES",
                "AUTH LOGIN XOAUTH2",
                "8BITMIME",
                "BINARYMIME",
                "CHUNKING",
                "SMTPUTF8");

        assertThat(microsoft.mechanismFor(PASSWORD)).contains(SaslMechanism.LOGIN);
        assertThat(microsoft.mechanismFor(BEARER)).contains(SaslMechanism.XOAUTH2);
    }

    @Test
    void readsTheOldSpellingOfAuth() {
        Capabilities old = offered("mail.example.org", "AUTH=LOGIN PLAIN", "AUTH=XOAUTH2");

        assertThat(old.auth()).isTrue();
        assertThat(old.mechanisms()).containsExactly("LOGIN", "PLAIN", "XOAUTH2");
    }

    @Test
    void doesNotMindCaseAndSpaces() {
        Capabilities shouting = offered("mail.example.org", "  pipelining ", "size  1000", "auth plain");

        assertThat(shouting.pipelining()).isTrue();
        assertThat(shouting.maxSize()).hasValue(1000);
        assertThat(shouting.offers(SaslMechanism.PLAIN)).isTrue();
    }

    @Test
    void takesASizeOfZeroOrNoneForNoLimit() {
        assertThat(offered("mail.example.org", "SIZE").maxSize()).isEmpty();
        assertThat(offered("mail.example.org", "SIZE 0").maxSize()).isEmpty();
        assertThat(offered("mail.example.org", "SIZE many").maxSize()).isEmpty();
        assertThat(offered("mail.example.org", "SIZE 99999999999999999999").maxSize())
                .isEmpty();
        assertThat(offered("mail.example.org", "SIZE 0").size()).isTrue();
        assertThat(offered("mail.example.org").size()).isFalse();
    }

    @Test
    void takesTheServersNameForNoExtension() {
        assertThat(offered("PIPELINING").pipelining()).isFalse();
    }

    @Test
    void findsNoMechanismWhereNoneIsSpokenByBoth() {
        assertThat(offered("mail.example.org", "AUTH CRAM-MD5 GSSAPI").mechanismFor(PASSWORD))
                .isEmpty();
        assertThat(offered("mail.example.org", "AUTH PLAIN LOGIN").mechanismFor(BEARER))
                .isEmpty();
        assertThat(offered("mail.example.org", "AUTH XOAUTH2").mechanismFor(PASSWORD))
                .isEmpty();
    }

    private static Capabilities offered(String... lines) {
        return Capabilities.in(new SmtpReply(250, Optional.empty(), List.of(lines)));
    }
}
