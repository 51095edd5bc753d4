package dev.facteur.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.embedded.FreePort;
import dev.facteur.embedded.partner.EmbeddedPartner;
import dev.facteur.embedded.partner.PartnerEndpoint;
import dev.facteur.embedded.partner.sending.SentMessage;
import dev.facteur.model.NamedAddress;
import dev.facteur.model.SenderKey;
import dev.facteur.model.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two processes of dispatch-service send for one account, whose refresh token works once and whose access ends soon. */
@ExtendWith(StackExtension.class)
class ReplicasIT {
    private static final String ACCOUNT = "nadia.bernard@outlook.example";
    private static final NamedAddress READER = NamedAddress.of("replicas.reader@societe-cliente.example");
    private static final List<String> DOCUMENTS = IntStream.rangeClosed(1, 50)
            .mapToObj(number -> "replicas-" + number)
            .toList();

    /** Wide open, so that they ask for credentials at the same time. */
    private static final Map<String, String> WIDE = Map.of(
            "facteur.lane.mailbox-width", "25",
            "facteur.lane.mailbox-waiting", "50",
            "facteur.budget.messages-per-minute.\"smtp.office365.com\"", "0");

    @Test
    void noRefreshTokenIsUsedTwiceAndEachDocumentLeavesOnce(RunningStack stack) {
        EmbeddedPartner microsoft = stack.stack().microsoft();
        microsoft.refreshTokensWorkOnce();
        microsoft.accessTokensLast(Duration.ofSeconds(20));
        SenderKey sender = stack.connectAccount("nadia.bernard", "microsoft", ACCOUNT);
        stack.stack().dispatch().close();
        long refreshedBefore = refreshes(microsoft);

        try (var _ = stack.stack().startDispatchReplica("dispatch-service-1", FreePort.take(), WIDE);
                var _ = stack.stack().startDispatchReplica("dispatch-service-2", FreePort.take(), WIDE)) {
            for (int number = 0; number < DOCUMENTS.size(); number++) {
                stack.requests()
                        .publish(
                                number % LocalTopics.PARTITIONS,
                                Sample.request(DOCUMENTS.get(number), sender, READER, List.of(Sample.terms())));
            }
            DOCUMENTS.forEach(id -> assertThat(stack.awaitFinal(id).topic()).isEqualTo(Topics.DOCUMENT_SENT));
        } finally {
            microsoft.recover();
            stack.stack().dispatch().restart();
        }

        assertThat(microsoft.sent().stream()
                        .filter(message -> message.account().equals(ACCOUNT))
                        .map(SentMessage::content)
                        .map(content ->
                                ParsedMail.of(content).header("Message-ID").strip()))
                .containsExactlyInAnyOrderElementsOf(DOCUMENTS.stream()
                        .map(id -> stack.awaitFinal(id).json().path("messageId").asText())
                        .toList());
        assertThat(stack.mailFor(READER)).hasSize(DOCUMENTS.size());
        // One invalid_grant would have ended the connection.
        assertThat(stack.about(sender, Topics.AUTHENTICATION_EXPIRED)).isEmpty();
        assertThat(stack.connection(sender, "microsoft").path("state").asText()).isEqualTo("CONNECTED");
        assertThat(refreshes(microsoft) - refreshedBefore).isGreaterThan(1);
    }

    private static long refreshes(EmbeddedPartner partner) {
        return partner.requests().stream()
                .filter(request -> request.endpoint() == PartnerEndpoint.TOKEN)
                .filter(request -> request.get("grant_type").equals("refresh_token"))
                .count();
    }
}
