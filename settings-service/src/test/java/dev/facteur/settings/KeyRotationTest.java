package dev.facteur.settings;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.facteur.embedded.MailPart;
import dev.facteur.embedded.OidcPart;
import dev.facteur.embedded.partner.EmbeddedPartner;
import dev.facteur.embedded.partner.PartnerEndpoint;
import dev.facteur.embedded.partner.PartnerFault;
import dev.facteur.embedded.quarkus.InjectGoogle;
import dev.facteur.embedded.quarkus.InjectMail;
import dev.facteur.embedded.quarkus.InjectMicrosoft;
import dev.facteur.embedded.quarkus.InjectOidc;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** New keys, lost keys and other people's keys, while the service runs. */
@QuarkusTest
@EmbeddedParts
class KeyRotationTest {
    private static final String ME = "/sender-profiles/me";
    private static final String WELL = "checks.find { it.name == 'encryption keyset' }";
    private static final Duration SOON = Duration.ofSeconds(60);

    @ConfigProperty(name = "facteur.encryption.keyset-file")
    Path file;

    @InjectOidc
    OidcPart oidc;

    @InjectMail
    MailPart mail;

    @InjectGoogle
    EmbeddedPartner google;

    @InjectMicrosoft
    EmbeddedPartner microsoft;

    @Inject
    AgroalDataSource database;

    private KeysetHandle before;
    private Api jeanne;
    private Api dispatch;

    @BeforeEach
    void somebodyNew() throws Exception {
        before = keys();
        jeanne = Api.newcomer(oidc);
        dispatch = new Api(oidc, "none", "dispatch-service", List.of("dispatch"));
        jeanne.request()
                .body(new Mailboxes(mail).working(jeanne.address()))
                .put(ME)
                .then()
                .statusCode(200);
    }

    /** What was encrypted meanwhile has to be read by whichever test is next. */
    @AfterEach
    void allKeysThatEverWere() throws Exception {
        google.recover();
        try {
            keys();
        } catch (IOException | GeneralSecurityException lostOrSpoilt) {
            write(before);
        }
        await().atMost(SOON)
                .untilAsserted(() -> given().get("/q/health/well").then().body(WELL + ".status", equalTo("UP")));
    }

    private KeysetHandle keys() throws IOException, GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get());
    }

    private void write(KeysetHandle keys) throws IOException, GeneralSecurityException {
        Files.writeString(file, TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get()));
    }

    private static KeysetHandle withNewKey(KeysetHandle keys) throws GeneralSecurityException {
        return KeysetHandle.newBuilder(keys)
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()
                        .makePrimary())
                .build();
    }

    private static long primary(KeysetHandle keys) {
        return Integer.toUnsignedLong(keys.getPrimary().getId());
    }

    private Response credential() {
        return dispatch.request().get("/internal/senders/%s/credential".formatted(jeanne.key()));
    }

    private long encryptedWith(String table, long keyId) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("SELECT count(*) FROM " + table + " WHERE key_id = ?")) {
            statement.setLong(1, keyId);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private List<Long> keysOf(String table) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("SELECT key_id FROM " + table + " WHERE sender_id = ?")) {
            statement.setString(1, jeanne.sender());
            try (var rows = statement.executeQuery()) {
                List<Long> keys = new ArrayList<>();
                while (rows.next()) {
                    keys.add(rows.getLong(1));
                }
                return keys;
            }
        }
    }

    @Test
    void aNewKeyTakesOverAllThatTheOldOneEncrypted() throws Exception {
        Consenting outlook = new Consenting(jeanne, microsoft, "microsoft");
        Consenting gmail = new Consenting(Api.newcomer(oidc), google, "gmail");
        gmail.grantedAs(jeanne.address());
        google.fail(PartnerEndpoint.REVOCATION, PartnerFault.UNAVAILABLE);
        gmail.person().request().delete(gmail.path()).then().statusCode(204);
        String back = Consenting.answered(outlook.authorizationUrl(), Consenting.grantedBy(jeanne.address()));

        try (LogCapture log = LogCapture.start()) {
            KeysetHandle after = withNewKey(before);
            write(after);

            await().atMost(SOON).untilAsserted(() -> {
                assertThat(keysOf("secret")).containsOnly(primary(after));
                assertThat(keysOf("consent")).containsOnly(primary(after));
                assertThat(encryptedWith("revocation", primary(before))).isZero();
                assertThat(log.text()).contains("older ones can be removed from the keyset");
                given().get("/q/metrics").then().body(containsString("facteur_secrets{key=\"older\"} 0.0"));
            });
        }
        given().get("/q/health/well").then().body(WELL + ".data.'secrets with an older key'", equalTo(0));
        credential().then().statusCode(200).body("smtpPassword", equalTo(Mailboxes.PASSWORD));
        google.recover();
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(google.isConsentedBy(jeanne.address())).isFalse());
        jeanne.request().body("""
                {"address": "%s", "method": "RELAY"}""".formatted(jeanne.address())).put(ME).then().statusCode(200);
        assertThat(Consenting.outcome(outlook.confirm(back))).isEqualTo("CONNECTED");
        credential().then().statusCode(200).body("token", startsWith("access-"));
    }

    @Test
    void anotherKeysetIsSaidSoAndTheRestIsServed() throws Exception {
        Consenting gmail = new Consenting(Api.newcomer(oidc), google, "gmail");
        gmail.grantedAs(jeanne.address());
        google.fail(PartnerEndpoint.REVOCATION, PartnerFault.UNAVAILABLE);
        gmail.person().request().delete(gmail.path()).then().statusCode(204);
        try (LogCapture log = LogCapture.start()) {
            write(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM));

            await().atMost(SOON).untilAsserted(() -> {
                credential()
                        .then()
                        .statusCode(503)
                        .body("type", equalTo("https://facteur.dev/problems/secret-unreadable"));
                given().get("/q/health/well").then().body(WELL + ".status", equalTo("DOWN"));
                assertThat(log.text())
                        .contains(
                                "encrypted with keys that the keyset lacks",
                                "Put those keys back",
                                "at Gmail cannot be read: see the keyset");
            });
            jeanne.request().get(ME).then().statusCode(200);
            jeanne.request().get("/partner-connections").then().statusCode(200);
        } finally {
            write(before);
        }
        await().atMost(SOON).untilAsserted(() -> credential().then().statusCode(200));
        google.recover();
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(google.isConsentedBy(jeanne.address())).isFalse());
    }

    @Test
    void aFileThatIsLostOrSpoiltTakesNoKeysAway() throws Exception {
        try (LogCapture log = LogCapture.start()) {
            Files.writeString(file, "{\"key\": \"Zeppelin\"}");
            await().atMost(SOON)
                    .untilAsserted(() -> given().get("/q/health/well")
                            .then()
                            .body(WELL + ".status", equalTo("DOWN"))
                            .body(WELL + ".data.'to mend'", startsWith("The file")));
            Files.delete(file);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(log.text())
                            .contains("The keys that were read before are used on", "cannot be read"));
            assertThat(log.text()).doesNotContain("Zeppelin");
        }
        credential().then().statusCode(200);
    }
}
