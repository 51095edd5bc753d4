package dev.facteur.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.facteur.embedded.KafkaPart;
import dev.facteur.embedded.MailPart;
import dev.facteur.embedded.OidcPart;
import dev.facteur.embedded.partner.EmbeddedPartner;
import dev.facteur.embedded.partner.PartnerEndpoint;
import dev.facteur.embedded.partner.PartnerFault;
import dev.facteur.embedded.quarkus.InjectGoogle;
import dev.facteur.embedded.quarkus.InjectKafka;
import dev.facteur.embedded.quarkus.InjectMail;
import dev.facteur.embedded.quarkus.InjectMicrosoft;
import dev.facteur.embedded.quarkus.InjectOidc;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A planted password appears nowhere but where it must. */
@QuarkusTest
@EmbeddedParts
class SecretsTest {
    private static final String ME = "/sender-profiles/me";
    private static final String PLANTED = Mailboxes.PASSWORD;

    @InjectOidc
    OidcPart oidc;

    @InjectKafka
    KafkaPart kafka;

    @InjectMail
    MailPart mail;

    @InjectGoogle
    EmbeddedPartner google;

    @InjectMicrosoft
    EmbeddedPartner microsoft;

    @Inject
    AgroalDataSource database;

    private Api jeanne;
    private Api dispatch;
    private String form;

    @BeforeEach
    void somebodyNew() {
        jeanne = Api.newcomer(oidc);
        dispatch = new Api(oidc, "none", "dispatch-service", List.of("dispatch"));
        form = new Mailboxes(mail).withImap(jeanne.address());
    }

    private static void isNowhereIn(String text) {
        isNowhereIn(text, PLANTED);
    }

    private static void isNowhereIn(String text, String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        assertThat(text)
                .doesNotContain(secret)
                .doesNotContain(HexFormat.of().formatHex(bytes))
                .doesNotContain(Base64.getEncoder().withoutPadding().encodeToString(bytes));
    }

    private String wholeDatabase() throws SQLException {
        StringBuilder dump = new StringBuilder();
        try (var connection = database.getConnection();
                var tables = connection.getMetaData().getTables(null, "public", "%", new String[] {"TABLE"})) {
            while (tables.next()) {
                String table = tables.getString("TABLE_NAME");
                try (var statement = connection.createStatement();
                        var rows = statement.executeQuery("SELECT t::text FROM \"%s\" t".formatted(table))) {
                    while (rows.next()) {
                        dump.append(rows.getString(1)).append('\n');
                    }
                }
            }
        }
        return dump.toString();
    }

    private void change(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, jeanne.sender());
            assertThat(statement.executeUpdate()).isPositive();
        }
    }

    @Test
    void aPasswordIsInNoAnswerLogColumnOrRecord() throws Exception {
        try (LogCapture log = LogCapture.start();
                ProfileTopic topic = new ProfileTopic(kafka)) {
            String answers = Stream.of(
                            jeanne.request().body(form).put(ME),
                            jeanne.request().get(ME),
                            jeanne.request().body(form).post(ME + "/check"),
                            jeanne.request().get(ME + "/history"),
                            jeanne.request()
                                    .body(form.replace("\"port\": ", "\"port\": \"x\", \"p\": "))
                                    .put(ME),
                            jeanne.request().body(form.replace("}", "")).put(ME),
                            jeanne.request()
                                    .body(form.replace("STARTTLS", PLANTED))
                                    .put(ME),
                            jeanne.request()
                                    .body(form.replace("localhost", "127.0.0.1").replace(PLANTED, PLANTED + "!"))
                                    .put(ME))
                    .map(answer -> answer.getHeaders() + "\n" + answer.asString())
                    .reduce("", String::concat);
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(topic.valuesOf(jeanne.key())).isNotEmpty());

            isNowhereIn(answers);
            isNowhereIn(log.text());
            isNowhereIn(topic.everything());
            isNowhereIn(wholeDatabase());
            assertThat(wholeDatabase()).contains(jeanne.sender(), "SMTP_PASSWORD", "IMAP_PASSWORD");
        }
    }

    @Test
    void noTokenOfAProviderIsInAnyAnswerLogColumnOrRecord() throws Exception {
        Consenting outlook = new Consenting(jeanne, microsoft, "microsoft");
        Consenting gmail = new Consenting(jeanne, google, "gmail");
        try (LogCapture log = LogCapture.start();
                ProfileTopic topic = new ProfileTopic(kafka)) {
            String url = outlook.authorizationUrl();
            String back = Consenting.answered(url, Consenting.grantedBy(jeanne.address()));
            gmail.authorizationUrl();
            microsoft.fail(PartnerEndpoint.TOKEN, PartnerFault.INVALID_CLIENT);
            String answers = Stream.of(
                            Consenting.follow(back.replaceAll("state=[^&]*", "state=none")),
                            outlook.back(back),
                            outlook.grantedAs(jeanne.address()))
                    .map(answer -> answer.getHeaders() + "\n" + answer.asString())
                    .reduce("", String::concat);
            microsoft.recover();
            microsoft.accessTokensLast(Duration.ofMinutes(1));
            answers += outlook.grantedAs(jeanne.address()).asString();
            answers += jeanne.request().get("/partner-connections").asString();
            answers += jeanne.request().get(ME).asString();
            answers += jeanne.request().get(ME + "/history").asString();
            String token = dispatch.request()
                    .get("/internal/senders/%s/credential".formatted(jeanne.key()))
                    .path("token");
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(topic.valuesOf(jeanne.key())).isNotEmpty());
            String state = url.replaceAll(".*[?&]state=([^&]*).*", "$1");
            String everywhere = answers + log.text() + topic.everything() + wholeDatabase();

            assertThat(microsoft.everythingIssued()).contains(token).hasSizeGreaterThan(4);
            microsoft.everythingIssued().forEach(issued -> isNowhereIn(everywhere, issued));
            verifiers().forEach(verifier -> isNowhereIn(everywhere, verifier));
            isNowhereIn(everywhere, EmbeddedPartner.CLIENT_SECRET);
            isNowhereIn(everywhere, state);
            assertThat(wholeDatabase())
                    .contains("MICROSOFT_REFRESH_TOKEN", "MICROSOFT_ACCESS_TOKEN", jeanne.sender() + ",GMAIL");
        } finally {
            microsoft.recover();
        }
    }

    private List<String> verifiers() {
        return microsoft.requests().stream()
                .map(request -> request.get("code_verifier"))
                .filter(verifier -> !verifier.isEmpty())
                .toList();
    }

    @Test
    void erasingLeavesNoSecretBehind() throws Exception {
        jeanne.request().body(form).put(ME).then().statusCode(200);

        jeanne.request().delete(ME).then().statusCode(204);

        assertThat(wholeDatabase().lines().filter(line -> line.contains(jeanne.sender())))
                .noneMatch(line -> line.contains("PASSWORD"))
                .noneMatch(line -> line.contains("@"));
    }

    @Test
    void aTamperedRowIsTheOperatorsProblemAndNobodyElses() throws Exception {
        jeanne.request().body(form).put(ME).then().statusCode(200);
        change(
                "UPDATE secret SET ciphertext = set_byte(ciphertext, 20, 255 - get_byte(ciphertext, 20)) WHERE sender_id = ?");

        try (LogCapture log = LogCapture.start()) {
            for (int i = 0; i < 3; i++) {
                dispatch.request()
                        .get("/internal/senders/%s/credential".formatted(jeanne.key()))
                        .then()
                        .statusCode(503)
                        .contentType("application/problem+json")
                        .body("type", equalTo("https://facteur.dev/problems/secret-unreadable"));
            }
            assertThat(log.text().lines().filter(line -> line.contains("cannot be decrypted")))
                    .hasSize(1)
                    .allMatch(line -> line.contains(jeanne.key()));
        }
        jeanne.request().get(ME).then().statusCode(200);
        jeanne.request().body(Mailboxes.withoutPassword(form)).put(ME).then().statusCode(503);
        jeanne.request().body(form).put(ME).then().statusCode(200);
        dispatch.request()
                .get("/internal/senders/%s/credential".formatted(jeanne.key()))
                .then()
                .statusCode(200)
                .body("smtpPassword", equalTo(PLANTED));
    }

    @Test
    void aCiphertextMovedToAnotherSenderIsNotRead() throws Exception {
        Api mallory = Api.newcomer(oidc);
        jeanne.request().body(form).put(ME).then().statusCode(200);
        mallory.request()
                .body(new Mailboxes(mail).working(mallory.address()))
                .put(ME)
                .then()
                .statusCode(200);
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("""
                        UPDATE secret SET ciphertext = (SELECT ciphertext FROM secret WHERE sender_id = ? AND field = 'SMTP_PASSWORD')
                         WHERE sender_id = ? AND field = 'SMTP_PASSWORD'""")) {
            statement.setString(1, jeanne.sender());
            statement.setString(2, mallory.sender());
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }

        dispatch.request()
                .get("/internal/senders/%s/credential".formatted(mallory.key()))
                .then()
                .statusCode(503);
    }
}
