package dev.facteur.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.facteur.embedded.KafkaPart;
import dev.facteur.embedded.MailPart;
import dev.facteur.embedded.OidcPart;
import dev.facteur.embedded.quarkus.InjectKafka;
import dev.facteur.embedded.quarkus.InjectMail;
import dev.facteur.embedded.quarkus.InjectOidc;
import dev.facteur.model.FacteurJson;
import dev.facteur.model.sender.Connection;
import dev.facteur.model.sender.SenderProfile;
import dev.facteur.model.sender.SendingMethod;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@EmbeddedParts
class ProfilePublisherTest {
    private static final String ME = "/sender-profiles/me";
    private static final String RELAY = "{\"address\": \"jeanne@example.org\", \"method\": \"RELAY\"}";
    private static final Duration SOON = Duration.ofSeconds(30);

    @InjectOidc
    OidcPart oidc;

    @InjectKafka
    KafkaPart kafka;

    @InjectMail
    MailPart mail;

    @Inject
    AgroalDataSource database;

    private Api jeanne;
    private ProfileTopic topic;

    @BeforeEach
    void somebodyNew() {
        jeanne = Api.newcomer(oidc);
        topic = new ProfileTopic(kafka);
    }

    @AfterEach
    void close() {
        topic.close();
    }

    private List<@Nullable String> values() {
        return topic.valuesOf(jeanne.key());
    }

    private static SenderProfile profile(@Nullable String json) throws JsonProcessingException {
        return FacteurJson.newMapper().readValue(Objects.requireNonNull(json), SenderProfile.class);
    }

    private SenderProfile last() throws JsonProcessingException {
        List<@Nullable String> values = values();
        assertThat(values).isNotEmpty();
        return profile(values.getLast());
    }

    private long rows() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "SELECT count(*) FROM sender_profile WHERE tenant_id = ? AND sender_id = ?")) {
            statement.setString(1, jeanne.tenant());
            statement.setString(2, jeanne.sender());
            try (var result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }

    @Test
    void aSavedProfileIsOnTheTopicAsTheModelHasIt() throws Exception {
        jeanne.request()
                .body(new Mailboxes(mail).working(jeanne.address()))
                .put(ME)
                .then()
                .statusCode(200);

        await().atMost(SOON).untilAsserted(() -> assertThat(values()).hasSize(1));
        SenderProfile published = profile(values().getFirst());
        assertThat(published.key()).hasToString(jeanne.key());
        assertThat(published.method()).isEqualTo(SendingMethod.MAILBOX);
        assertThat(published.smtp().orElseThrow().port()).isEqualTo(mail.submissionPort());
        assertThat(published.connection().state()).isEqualTo(Connection.State.CONNECTED);
    }

    @Test
    void theLastStateOnTheTopicIsTheLastSaved() throws Exception {
        for (int i = 1; i <= 20; i++) {
            jeanne.request()
                    .body(RELAY.replace("jeanne@", "jeanne" + i + "@"))
                    .put(ME)
                    .then()
                    .statusCode(200);
        }

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(last().address().value()).isEqualTo("jeanne20@example.org"));
        List<Long> versions = new java.util.ArrayList<>();
        for (String value : values()) {
            versions.add(profile(value).version());
        }
        assertThat(versions).isSorted();
    }

    @Test
    void anErasedProfileBecomesATombstoneAndItsRowGoes() {
        jeanne.request().body(RELAY).put(ME).then().statusCode(200);
        await().atMost(SOON).untilAsserted(() -> assertThat(values()).isNotEmpty());

        jeanne.request().delete(ME).then().statusCode(204);

        await().atMost(SOON).untilAsserted(() -> assertThat(values()).endsWith((String) null));
        await().atMost(SOON).untilAsserted(() -> assertThat(rows()).isZero());
    }

    @Test
    void whoeverComesBackAfterTheTombstoneGoesOnAboveTheOldVersions() throws Exception {
        jeanne.request().body(RELAY).put(ME).then().statusCode(200);
        int before = jeanne.request().body(RELAY).put(ME).path("version");
        jeanne.request().delete(ME).then().statusCode(204);
        await().atMost(SOON).untilAsserted(() -> assertThat(rows()).isZero());

        int after = jeanne.request().body(RELAY).put(ME).path("version");

        assertThat(after).isGreaterThan(before);
    }
}
