package dev.facteur.settings.testmessage;

import dev.facteur.model.NamedAddress;
import dev.facteur.model.document.SendDocument;
import dev.facteur.model.sender.SenderProfile;
import dev.facteur.settings.profile.form.ProfileForm;
import dev.facteur.web.text.Language;
import dev.facteur.web.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The request for a mail to oneself. Pure. */
final class TestMessage {
    /** One that comes an hour late tells nobody anything. */
    private static final Duration WORTH_SENDING = Duration.ofHours(1);

    private static final String TYPE = "test-message";

    private TestMessage() {}

    static SendDocument of(SenderProfile profile, Language language, Instant now) {
        String id = "test-" + UUID.randomUUID();
        String way = Texts.get(
                language,
                "test-message.by." + ProfileForm.wireName(profile.method()),
                List.of(profile.smtp().map(server -> server.host().value()).orElse("")));
        return SendDocument.builder()
                .requestId(id)
                .sender(profile.tenantId().value(), profile.senderId().value())
                .to(new NamedAddress(profile.address(), profile.displayName()))
                .subject(Texts.get(language, "test-message.subject", List.of()))
                .text(Texts.get(
                        language, "test-message.text", List.of(profile.address().value(), way)))
                .document(TYPE, id)
                .expiresAt(now.plus(WORTH_SENDING))
                .build();
    }
}
