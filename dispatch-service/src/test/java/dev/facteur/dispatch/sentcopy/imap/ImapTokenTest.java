package dev.facteur.dispatch.sentcopy.imap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.dispatch.sentcopy.imap.FilingOutcome.SignInRefused;
import dev.facteur.dispatch.testsupport.AnsweringImapServer;
import dev.facteur.embedded.TestAuthority;
import dev.facteur.model.sender.Authentication;
import dev.facteur.model.sender.HostName;
import dev.facteur.model.sender.ImapServer;
import dev.facteur.model.sender.TransportSecurity;
import dev.facteur.network.CidrRange;
import dev.facteur.network.HostGuard;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A mailbox whose server wants an access token. */
class ImapTokenTest {
    private static final TestAuthority AUTHORITY = TestAuthority.create();
    private static final MessageToFile MESSAGE =
            new MessageToFile("<1@app.example>", Instant.parse("2026-11-20T08:30:00Z"), 1, out -> out.write('x'));

    @Test
    void theTokenGoesByXoauth2AndNeverByLogin() throws Exception {
        // Given: offers both, and refuses in Gmail's words
        Map<String, List<String>> gmail = Map.of(
                "CAPABILITY", List.of("* CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN AUTH=XOAUTH2", "OK Done."),
                "AUTHENTICATE", List.of("NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)"));
        try (var server = new AnsweringImapServer(AUTHORITY, "* OK Gimap ready for requests", gmail)) {

            // When
            FilingOutcome outcome = filing(server.port())
                    .file(
                            new ImapServer(
                                    new HostName("localhost"),
                                    server.port(),
                                    TransportSecurity.TLS,
                                    "jeanne@example.org",
                                    Authentication.OAUTH2,
                                    Optional.empty()),
                            "token-1",
                            MESSAGE,
                            () -> true);

            // Then
            assertThat(outcome).isInstanceOf(SignInRefused.class);
            String response = Base64.getEncoder()
                    .encodeToString(
                            "user=jeanne@example.org\1auth=Bearer token-1\1\1".getBytes(StandardCharsets.UTF_8));
            assertThat(server.commands())
                    .contains("AUTHENTICATE XOAUTH2 " + response)
                    .noneMatch(command -> command.startsWith("LOGIN"));
        }
    }

    private static ImapFiling filing(int port) {
        return new ImapFiling(
                new HostGuard(Set.of(port), List.of(CidrRange.of("127.0.0.0/8"), CidrRange.of("::1/128"))),
                AUTHORITY.clientContext(),
                new Limits(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(20)));
    }

    private record Limits(Duration connectTimeout, Duration answerTimeout, Duration limit) implements ImapConfig {}
}
