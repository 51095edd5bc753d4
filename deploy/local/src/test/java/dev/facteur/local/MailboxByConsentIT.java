package dev.facteur.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.facteur.embedded.ReceivedMessage;
import dev.facteur.embedded.partner.EmbeddedPartner;
import dev.facteur.model.NamedAddress;
import dev.facteur.model.SenderId;
import dev.facteur.model.SenderKey;
import dev.facteur.model.Topics;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A mailbox of one's own where an account signs in: its tokens end, its consent is withdrawn, and given again. */
@ExtendWith(StackExtension.class)
class MailboxByConsentIT {
    private static final NamedAddress AUTHOR = NamedAddress.of("emma.girard@outlook.example", "Emma Girard");
    private static final String ACCOUNT = AUTHOR.address().value();
    private static final NamedAddress READER = NamedAddress.of("consent.reader@societe-cliente.example");
    private static final SenderKey SENDER = new SenderKey(Sample.TENANT, new SenderId("emma.girard"));
    private static final List<String> WAITING = List.of("by-consent-3", "by-consent-4", "by-consent-5");

    @Test
    void theMailboxSendsByTokenAndWaitsForTheNextConsent(RunningStack stack) {
        EmbeddedPartner microsoft = stack.stack().microsoft();
        connect(stack);

        // No password was ever given: the server takes the token of the account, or nothing.
        assertThat(send(stack, "by-consent-1").json().path("method").asText()).isEqualTo("SMTP");
        assertThat(microsoft.sent()).noneMatch(message -> message.account().equals(ACCOUNT));

        // What is an hour old is replaced by another, and nobody hears of it.
        microsoft.expireAccessTokens();
        send(stack, "by-consent-2");
        assertThat(stack.about(SENDER, Topics.AUTHENTICATION_EXPIRED)).isEmpty();

        microsoft.revokeAllOf(ACCOUNT);
        WAITING.forEach(id -> stack.requests().publish(Sample.request(id, SENDER, READER, List.of(Sample.terms()))));
        await().atMost(RunningStack.PATIENCE).untilAsserted(() -> {
            var connection = stack.connection(SENDER, "microsoft");
            assertThat(connection.path("state").asText()).isEqualTo("EXPIRED");
            assertThat(connection.path("waiting").asInt()).isEqualTo(WAITING.size());
        });
        assertThat(stack.mailFor(READER)).hasSize(2);

        assertThat(stack.consent(SENDER, "microsoft", ACCOUNT)).isEqualTo("CONNECTED");

        List<String> messageIds = WAITING.stream()
                .map(stack::awaitFinal)
                .peek(outcome -> assertThat(outcome.topic()).isEqualTo(Topics.DOCUMENT_SENT))
                .map(outcome -> outcome.json().path("messageId").asText())
                .toList();
        List<ReceivedMessage> received = stack.mailFor(READER);
        assertThat(received.subList(2, received.size()).stream()
                        .map(ReceivedMessage::content)
                        .map(content ->
                                ParsedMail.of(content).header("Message-ID").strip()))
                .containsExactlyElementsOf(messageIds);
        assertThat(stack.about(SENDER, Topics.AUTHENTICATION_EXPIRED)).hasSize(1);
        await().atMost(RunningStack.PATIENCE)
                .untilAsserted(() -> assertThat(stack.about(SENDER, Topics.AUTHENTICATION_RESTORED))
                        .hasSize(1));
    }

    private static void connect(RunningStack stack) {
        stack.mail().addUser(ACCOUNT, "of no use here");
        SettingsApi settings = stack.stack().settingsApi(SENDER);
        assertThat(new Consenting(settings, "microsoft", "?for=SMTP").grantAs(ACCOUNT))
                .isEqualTo("CONNECTED");
        try (var watch = new ProfileWatch(stack.stack().bootstrapServers())) {
            assertThat(settings.saveSigningIn(
                            AUTHOR, stack.mail().host(), stack.mail().submissionPort()))
                    .matches(SettingsApi.Answer::isSaved);
            assertThat(watch.awaitRead(SENDER, RunningStack.PATIENCE)).isTrue();
        }
    }

    private static Outcome send(RunningStack stack, String id) {
        Outcome outcome = stack.send(Sample.request(id, SENDER, READER, List.of(Sample.terms())));
        assertThat(outcome.topic()).isEqualTo(Topics.DOCUMENT_SENT);
        return outcome;
    }
}
