package dev.facteur.dispatch.sentcopy.imap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.dispatch.sentcopy.imap.FilingOutcome.Never;
import dev.facteur.dispatch.sentcopy.imap.FilingOutcome.NotNow;
import dev.facteur.dispatch.sentcopy.imap.FilingOutcome.SignInRefused;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import javax.net.ssl.SSLHandshakeException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The servers' own words, and what becomes of the copy. */
class ImapOutcomesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[AUTHENTICATIONFAILED] Authentication failed.", // Dovecot
                "[AUTHENTICATIONFAILED] Invalid credentials (Failure)", // Gmail
                "AUTHENTICATE failed.", // Exchange
                "LOGIN failed. Invalid login/password for user id j.dupond@mail.example" // GreenMail
            })
    void aRefusedSignInIsTheSenders(String words) {
        assertThat(ImapOutcomes.of(new AuthenticationFailedException(words))).isInstanceOf(SignInRefused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[UNAVAILABLE] Temporary authentication failure.", // Dovecot
                "[ALERT] Too many simultaneous connections. (Failure)", // Gmail
                "[LIMIT] Rate limit hit", // Yahoo
                "[INUSE] Mailbox is in use"
            })
    void aServerThatIsBusyIsAskedAgain(String words) {
        assertThat(ImapOutcomes.of(new AuthenticationFailedException(words))).isInstanceOf(NotNow.class);
    }

    @Test
    void aMessageThatIsTooLargeIsNeverTaken() {
        assertThat(ImapOutcomes.of(new MessagingException("A5 NO [TOOBIG] Message is too large")))
                .isInstanceOf(Never.class);
    }

    @Test
    void aFullMailboxMayBeCleared() {
        assertThat(ImapOutcomes.of(new MessagingException("A5 NO [OVERQUOTA] Quota exceeded")))
                .isEqualTo(new NotNow("The mailbox is full [OVERQUOTA]"));
    }

    @Test
    void aCertificateThatIsNotTrustedMayBeReplaced() {
        assertThat(ImapOutcomes.of(new MessagingException("PKIX path", new SSLHandshakeException("PKIX path"))))
                .isInstanceOf(NotNow.class);
    }

    @Test
    void aCertificateThatIsNotTrustedIsNoMissingStarttls() {
        SSLHandshakeException untrusted = new SSLHandshakeException("PKIX path");
        ProtocolException angus = new ProtocolException("STARTTLS failure", untrusted);

        assertThat(ImapOutcomes.of(new MessagingException("STARTTLS failure", angus)))
                .isInstanceOfSatisfying(
                        NotNow.class, notNow -> assertThat(notNow.detail()).contains("certificate"));
    }

    @Test
    void aFolderThatIsGoneIsLookedForAgain() {
        assertThat(ImapOutcomes.isFolderGone(new MessagingException("A5 NO [TRYCREATE] No such mailbox")))
                .isTrue();
        assertThat(ImapOutcomes.isFolderGone(new FolderNotFoundException())).isTrue();
        assertThat(ImapOutcomes.isFolderGone(new MessagingException("A5 NO [OVERQUOTA] Quota exceeded")))
                .isFalse();
    }

    @Test
    void noWordsOfTheServerGoAnyFurther() {
        assertThat(ImapOutcomes.of(new AuthenticationFailedException("no such user j.dupond@mail.example")))
                .asString()
                .doesNotContain("j.dupond");
        assertThat(ImapOutcomes.of(new MessagingException("j.dupond@mail.example", new IOException("read"))))
                .asString()
                .doesNotContain("j.dupond");
    }
}
