package dev.facteur.settings;

import static dev.facteur.settings.Mailboxes.PASSWORD;
import static dev.facteur.settings.Mailboxes.port;
import static dev.facteur.settings.Mailboxes.smtp;
import static dev.facteur.settings.Mailboxes.withImap;
import static dev.facteur.settings.Mailboxes.withoutPassword;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.facteur.embedded.MailPart;
import dev.facteur.embedded.OidcPart;
import dev.facteur.embedded.quarkus.InjectMail;
import dev.facteur.embedded.quarkus.InjectOidc;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong → which field is outlined. */
@QuarkusTest
@EmbeddedParts
class MailboxCheckTest {
    private static final String ME = "/sender-profiles/me";

    @InjectOidc
    OidcPart oidc;

    @InjectMail
    MailPart mail;

    @Inject
    DataSource database;

    private Api jeanne;
    private String address;
    private String working;

    @BeforeEach
    void aMailboxThatWorks() {
        jeanne = Api.newcomer(oidc);
        address = jeanne.address();
        working = new Mailboxes(mail).working(address);
    }

    @AfterEach
    void everythingIsAcceptedAgain() {
        mail.rules().reset();
    }

    private ValidatableResponse save(String form) {
        return jeanne.request().body(form).put(ME).then();
    }

    private void refuses(String form, String field, String code) {
        save(form)
                .statusCode(422)
                .body("type", equalTo("https://facteur.dev/problems/connection-check-failed"))
                .body("faults[0].field", equalTo(field))
                .body("faults[0].code", equalTo(code));
        jeanne.request().get(ME).then().body("version", equalTo(0));
    }

    @Test
    void savesAMailboxThatWorksAndSendsNothing() {
        save(working)
                .statusCode(200)
                .body("method", equalTo("SMTP"))
                .body("connection.state", equalTo("CONNECTED"))
                .body("connection.account", equalTo(address))
                .body("smtp.passwordStored", equalTo(true))
                .body("smtp.password", nullValue());
        assertThat(mail.receivedFor(address)).isEmpty();
    }

    @Test
    void takesImplicitTlsToo() {
        save(smtp(address, "localhost", mail.submissionsPort(), "TLS", PASSWORD))
                .statusCode(200);
    }

    @Test
    void aWrongPasswordIsThePasswordsFault() {
        refuses(
                smtp(address, "localhost", mail.submissionPort(), "STARTTLS", "wrong-" + PASSWORD),
                "/smtp/password",
                "CREDENTIALS_REFUSED");
    }

    @Test
    void aHostNobodyKnowsIsTheHostsFault() {
        refuses(
                smtp(address, "smtp.nowhere.invalid", mail.submissionPort(), "STARTTLS", PASSWORD),
                "/smtp/host",
                "HOST_NOT_FOUND");
    }

    @Test
    void aHostInsideTheNetworkLooksLikeOneNobodyKnows() {
        refuses(smtp(address, "10.0.0.1", mail.submissionPort(), "STARTTLS", PASSWORD), "/smtp/host", "HOST_NOT_FOUND");
    }

    @Test
    void aPortOfNoMailServerIsThePortsFault() {
        refuses(smtp(address, "localhost", 22, "STARTTLS", PASSWORD), "/smtp/port", "PORT_NOT_ALLOWED");
    }

    @Test
    void aRefusedConnectionIsThePortsFault() {
        refuses(
                smtp(address, "localhost", port("closed-port"), "STARTTLS", PASSWORD),
                "/smtp/port",
                "CONNECTION_REFUSED");
    }

    @Test
    void tlsWhereStarttlsBelongsIsTheSecuritysFault() {
        refuses(
                smtp(address, "localhost", mail.submissionPort(), "TLS", PASSWORD),
                "/smtp/security",
                "STARTTLS_EXPECTED");
    }

    @Test
    void starttlsWhereTlsBelongsIsTheSecuritysFault() {
        refuses(
                smtp(address, "localhost", mail.submissionsPort(), "STARTTLS", PASSWORD),
                "/smtp/security",
                "IMPLICIT_TLS_EXPECTED");
    }

    @Test
    void aHangingPortIsThePortsFault() {
        refuses(smtp(address, "localhost", port("hanging-port"), "STARTTLS", PASSWORD), "/smtp/port", "PORT_SILENT");
    }

    @Test
    void anUnknownAuthorityIsTheHostsFault() {
        refuses(
                smtp(address, "localhost", port("untrusted-port"), "TLS", PASSWORD),
                "/smtp/host",
                "CERTIFICATE_UNTRUSTED");
    }

    @Test
    void aServerThatLetsNobodySignInIsNotUsedInClearAndAnotherPortIsSuggested() {
        String submission = Integer.toString(mail.submissionPort());

        save(smtp(address, "localhost", mail.relayPort(), "STARTTLS", PASSWORD))
                .statusCode(422)
                .body("faults[0].field", equalTo("/smtp/port"))
                .body("faults[0].code", equalTo("NO_STARTTLS"))
                .body("faults[0].suggestion", equalTo(submission))
                .body("faults[0].suggestions", equalTo(Map.of("/smtp/port", submission)))
                .body("faults[0].advice", equalTo("Le port " + submission + " répond : prenez-le."));
    }

    @Test
    void aRefusedReversePathIsTheAddresssFault() {
        mail.rules().answerReversePath("553 5.7.1 Sender address rejected: not owned by user");

        refuses(working, "/address", "SENDER_NOT_OWNED");
    }

    @Test
    void aRefusedForwardPathIsTheAddresssFault() {
        mail.rules().answerRecipient(address, "550 5.1.0 Sender rejected");

        save(working).statusCode(422).body("faults[0].field", equalTo("/address"));
    }

    @Test
    void aTemporaryFailureIsNoWrongPassword() {
        mail.rules().answerAuthentication("454 4.7.0 Temporary authentication failure");

        save(working).statusCode(422).body("faults[0].code", equalTo("NOT_NOW"));
    }

    @Test
    void findsTheSentFolderByImap() {
        jeanne.request()
                .body(new Mailboxes(mail).withImap(address))
                .post(ME + "/check")
                .then()
                .statusCode(200)
                .body("ok", equalTo(true))
                .body("sentFolder", equalTo("Sent"));
        jeanne.request().get(ME).then().body("version", equalTo(0));
    }

    @Test
    void aFolderThatIsNotThereIsItsOwnFault() {
        String form = new Mailboxes(mail)
                .withImap(address)
                .replace("\"imap\": {", "\"imap\": {\"sentFolder\": \"Nirgends\", ");

        refuses(form, "/imap/sentFolder", "SENT_FOLDER_MISSING");
    }

    @Test
    void aWrongImapPasswordIsTheImapPasswordsFault() {
        refuses(withImap(working, address, mail.imapsPort(), "TLS", "wrong"), "/imap/password", "CREDENTIALS_REFUSED");
    }

    @Test
    void anImapPortThatRefusesIsTheImapPortsFault() {
        refuses(withImap(working, address, port("closed-port"), "TLS", PASSWORD), "/imap/port", "CONNECTION_REFUSED");
    }

    @Test
    void anImapAuthorityNobodyKnowsIsTheImapHostsFault() {
        refuses(
                withImap(working, address, port("untrusted-port"), "TLS", PASSWORD),
                "/imap/host",
                "CERTIFICATE_UNTRUSTED");
    }

    @Test
    void imapWithTlsWhereItStartsInClearAndStaysSoIsTheImapPortsFault() {
        refuses(withImap(working, address, mail.imapPort(), "TLS", PASSWORD), "/imap/port", "NOT_TLS");
    }

    @Test
    void imapThatOffersNoStarttlsIsNotUsedInClear() {
        refuses(withImap(working, address, mail.imapPort(), "STARTTLS", PASSWORD), "/imap/port", "NO_STARTTLS");
    }

    @Test
    void faultsOfSmtpComeBeforeThoseOfImap() {
        save(withImap(
                        smtp(address, "localhost", mail.submissionPort(), "TLS", "wrong"),
                        address,
                        port("closed-port"),
                        "TLS",
                        "wrong"))
                .statusCode(422)
                .body("faults.field", equalTo(List.of("/smtp/security", "/imap/port")));
    }

    @Test
    void aPasswordLeftOutIsTheStoredOne() {
        save(working).statusCode(200);

        save(withoutPassword(working)).statusCode(200).body("smtp.passwordStored", equalTo(true));
    }

    @Test
    void theStoredPasswordIsWhatTheServerKnowsNoMore() {
        save(working).statusCode(200);
        mail.addUser(address, "another one");

        save(withoutPassword(working))
                .statusCode(422)
                .body("faults[0].field", equalTo("/smtp/password"))
                .body("faults[0].stage", equalTo("AUTH"));
    }

    @Test
    void aStoredPasswordIsNotSentToAnotherHost() {
        save(working).statusCode(200);

        save(withoutPassword(working).replace("localhost", "127.0.0.1"))
                .statusCode(422)
                .body("type", equalTo("https://facteur.dev/problems/profile-invalid"))
                .body("faults[0].field", equalTo("/smtp/password"))
                .body("faults[0].code", equalTo("PASSWORD_AGAIN"));
    }

    @Test
    void aStoredPasswordIsNotSentToANewImapHost() {
        save(working).statusCode(200);

        save(withoutPassword(withImap(working, address, mail.imapsPort(), "TLS", PASSWORD)))
                .statusCode(422)
                .body("faults[0].field", equalTo("/imap/password"))
                .body("faults[0].code", equalTo("PASSWORD_AGAIN"));
    }

    @Test
    void aStoredPasswordIsNotSentForAnotherUserName() {
        save(working).statusCode(200);

        save(withoutPassword(working).replace("\"username\": \"", "\"username\": \"x"))
                .statusCode(422)
                .body("faults[0].field", equalTo("/smtp/password"))
                .body("faults[0].code", equalTo("PASSWORD_AGAIN"));
    }

    @Test
    void aMaskedPasswordIsNeverStored() {
        save(working).statusCode(200);

        save(working.replace(PASSWORD, "********"))
                .statusCode(422)
                .body("faults[0].field", equalTo("/smtp/password"))
                .body("faults[0].code", equalTo("PASSWORD_MASKED"));
        save(withoutPassword(working)).statusCode(200);
    }

    @Test
    void aFirstMailboxWantsItsPassword() {
        save(withoutPassword(working))
                .statusCode(422)
                .body("faults[0].field", equalTo("/smtp/password"))
                .body("faults[0].code", equalTo("PASSWORD_REQUIRED"));
    }

    @Test
    void theAddressIsLockedWhileAMailboxSends() {
        save(working).statusCode(200).body("addressLocked", equalTo(true));
        String other = working.replaceFirst(address, "other@example.org");

        save(other).statusCode(409).body("type", equalTo("https://facteur.dev/problems/sender-address-locked"));
    }

    @Test
    void goingBackToTheRelayUnlocksTheAddressAndForgetsThePassword() {
        save(working).statusCode(200);
        assertThat(secretsInTheDatabase()).isEqualTo(1);

        save("{\"address\": \"other@example.org\", \"method\": \"RELAY\"}")
                .statusCode(200)
                .body("addressLocked", equalTo(false))
                .body("smtp", nullValue())
                .body("connection.state", equalTo("DISCONNECTED"));
        assertThat(secretsInTheDatabase()).isZero();
        save(withoutPassword(working)).statusCode(422).body("faults[0].code", equalTo("PASSWORD_REQUIRED"));
    }

    private int secretsInTheDatabase() {
        try (Connection connection = database.getConnection();
                PreparedStatement count = connection.prepareStatement(
                        "SELECT count(*) FROM secret WHERE tenant_id = ? AND sender_id = ?")) {
            count.setString(1, jeanne.tenant());
            count.setString(2, jeanne.sender());
            try (ResultSet found = count.executeQuery()) {
                found.next();
                return found.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.0.0.1", "167772161", "0x0a000001", "0x0a.0.0.1", "012.0.0.1", "10.1", "169.254.169.254"})
    void privateAddressesLookLikeHostsNobodyKnowsHoweverTheyAreWritten(String host) {
        String unknown = save(smtp(address, "smtp.nowhere.invalid", mail.submissionPort(), "STARTTLS", PASSWORD))
                .statusCode(422)
                .extract()
                .asString();

        String answer = save(smtp(address, host, mail.submissionPort(), "STARTTLS", PASSWORD))
                .statusCode(422)
                .extract()
                .asString();

        assertThat(answer).isEqualTo(unknown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"::ffff:10.0.0.1", "[::ffff:a00:1]", "2002:a00:1::", "fe80::1%eth0", "10.0.0.1.", "１０.0.0.1"})
    void whatIsNoNameOfAHostIsNotLookedUp(String host) {
        save(smtp(address, host, mail.submissionPort(), "STARTTLS", PASSWORD))
                .statusCode(422)
                .body("faults[0].field", equalTo("/smtp/host"))
                .body("faults[0].code", equalTo("HOST_INVALID"));
    }

    @Test
    void aSaveThatSucceedsTellsWhatWouldBeBetterOtherwise() {
        mail.rules().answerRecipient(address, "450 4.2.0 Recipient address rejected: Greylisted");

        save(working)
                .statusCode(200)
                .body("advice.code", equalTo(List.of("TRIAL_DEFERRED")))
                .body("advice[0].message", startsWith("Le serveur a remis"));
        jeanne.request().get(ME).then().body("advice", nullValue());
    }

    @Test
    void theFoldersAreToChooseFromWhereTheOneThatWasNamedIsMissing() {
        save(new Mailboxes(mail).withImap(address).replace("\"imap\": {", "\"imap\": {\"sentFolder\": \"Nirgends\", "))
                .statusCode(422)
                .body("faults[0].choices", equalTo(List.of("Sent")))
                .body("faults[0].suggestion", equalTo("Sent"))
                .body("faults[0].advice", equalTo("Vous vouliez sans doute dire « Sent »."));
    }

    @Test
    void whoChecksTooOftenWaits() {
        ValidatableResponse last = save(working);
        for (int i = 0; i < 30 && last.extract().statusCode() == 200; i++) {
            last = jeanne.request().body(working).post(ME + "/check").then();
        }

        last.statusCode(429).body("type", equalTo("https://facteur.dev/problems/too-many-checks"));
        assertThat(Integer.parseInt(last.extract().header("Retry-After"))).isBetween(1, 30);
    }
}
