package dev.facteur.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.facteur.embedded.Database;
import dev.facteur.embedded.EmbeddedOidc;
import dev.facteur.embedded.partner.EmbeddedPartner;
import dev.facteur.model.NamedAddress;
import dev.facteur.model.SenderId;
import dev.facteur.model.SenderKey;
import dev.facteur.model.Topics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Passwords, codes, tokens and client secrets go through both services and are seen nowhere else. */
@ExtendWith(StackExtension.class)
class PlantedSecretsIT {
    private static final String PASSWORD = "Planté-en-mai-4711";
    private static final String WRONG = "Planté-trop-tôt-0815";
    private static final NamedAddress AUTHOR = NamedAddress.of("ines.secret@ebenisterie-dupond.example", "Inès Caché");
    private static final String ACCOUNT = "omar.secret@gmail.example";
    private static final NamedAddress READER = NamedAddress.of("secrets.reader@societe-cliente.example");

    @Test
    void noSecretIsSeenAnywhere(RunningStack stack) throws Exception {
        SenderKey mailbox = useAMailbox(stack);
        SenderKey account = useAnAccount(stack);

        Map<String, List<String>> places = new LinkedHashMap<>();
        places.put("logs", Traces.logs(RunningStack.LOGS));
        places.put("traces", stack.collector().texts());
        places.put("topics", Traces.topics(stack.stack().bootstrapServers()));
        places.put("settings database", Traces.rows(stack.stack(), Database.SETTINGS));
        places.put("dispatch database", Traces.rows(stack.stack(), Database.DISPATCH));
        places.put("answers", Traces.answers(stack.stack(), List.of(mailbox, account)));

        // It would be found: what is no secret is.
        assertThat(places.get("topics")).anyMatch(text -> text.contains("secret-document-1"));
        assertThat(places.get("dispatch database")).anyMatch(text -> text.contains("secret-document-1"));
        assertThat(places.get("settings database")).anyMatch(text -> text.contains(ACCOUNT));
        assertThat(places.get("answers")).anyMatch(text -> text.contains(ACCOUNT));
        List<Secret> secrets = Secret.all(planted(stack));
        places.forEach((place, texts) -> assertThat(texts)
                .as(place)
                .isNotEmpty()
                .allSatisfy(text -> assertThat(secrets.stream().filter(secret -> secret.isIn(text)))
                        .as("secrets in: %s", text.substring(0, Math.min(200, text.length())))
                        .isEmpty()));
    }

    private static Map<String, List<String>> planted(RunningStack stack) {
        return Map.of(
                "password", List.of(PASSWORD, WRONG),
                "client secret", List.of(EmbeddedPartner.CLIENT_SECRET, EmbeddedOidc.DISPATCH_CLIENT_SECRET),
                "code or token of Google", stack.stack().google().everythingIssued(),
                "code or token of Microsoft", stack.stack().microsoft().everythingIssued());
    }

    /** A wrong password first, which both the check and the server refuse; then one that is changed, and corrected. */
    private static SenderKey useAMailbox(RunningStack stack) {
        SenderKey sender = new SenderKey(Sample.TENANT, new SenderId("ines.secret"));
        stack.mail().addUser(AUTHOR.address().value(), PASSWORD);
        assertThat(stack.save(sender, AUTHOR, WRONG).status()).isEqualTo(422);
        assertThat(stack.save(sender, AUTHOR, PASSWORD)).matches(SettingsApi.Answer::isSaved);
        stack.mail().addUser(AUTHOR.address().value(), "changed");
        stack.requests().publish(Sample.request("secret-document-1", sender, READER, List.of(Sample.terms())));
        await().atMost(RunningStack.PATIENCE)
                .until(() -> !stack.about(sender, Topics.AUTHENTICATION_EXPIRED).isEmpty());
        stack.mail().addUser(AUTHOR.address().value(), PASSWORD);
        assertThat(stack.save(sender, AUTHOR, PASSWORD)).matches(SettingsApi.Answer::isSaved);
        assertThat(stack.awaitFinal("secret-document-1").topic()).isEqualTo(Topics.DOCUMENT_SENT);
        return sender;
    }

    private static SenderKey useAnAccount(RunningStack stack) {
        SenderKey sender = stack.connectAccount("omar.secret", "gmail", ACCOUNT);
        assertThat(stack.consent(sender, "gmail", "another.secret@gmail.example"))
                .isEqualTo("OTHER_ACCOUNT");
        assertThat(stack.send(Sample.request("secret-document-2", sender, READER, List.of(Sample.terms())))
                        .topic())
                .isEqualTo(Topics.DOCUMENT_SENT);
        stack.stack().google().revokeAllOf(ACCOUNT);
        stack.requests().publish(Sample.request("secret-document-3", sender, READER, List.of(Sample.terms())));
        await().atMost(RunningStack.PATIENCE)
                .until(() -> !stack.about(sender, Topics.AUTHENTICATION_EXPIRED).isEmpty());
        assertThat(stack.consent(sender, "gmail", ACCOUNT)).isEqualTo("CONNECTED");
        assertThat(stack.awaitFinal("secret-document-3").topic()).isEqualTo(Topics.DOCUMENT_SENT);
        return sender;
    }
}
