package dev.facteur.dispatch.delivery;

import dev.facteur.dispatch.compose.ComposedMessage;
import dev.facteur.dispatch.compose.Content;
import dev.facteur.dispatch.compose.SenderIdentity;
import dev.facteur.model.EmailAddress;
import dev.facteur.model.NamedAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Messages ready to be submitted. */
public final class Messages {
    public static final EmailAddress CLIENT = new EmailAddress("client@example.org");
    public static final EmailAddress ARCHIVE = new EmailAddress("archive@example.org");
    private static final EmailAddress SENDER = new EmailAddress("jeanne@example.org");

    private Messages() {}

    public static ComposedMessage small() {
        return of("From: jeanne@example.org\r\nTo: client@example.org\r\nBcc: archive@example.org\r\n\r\nBonjour\r\n"
                .getBytes(StandardCharsets.UTF_8));
    }

    public static ComposedMessage of(byte[] content) {
        return new ComposedMessage(
                "<1@app.example>",
                new SenderIdentity(new NamedAddress(SENDER, Optional.empty()), SENDER, Optional.empty()),
                List.of(CLIENT, ARCHIVE),
                Content.of(content),
                false);
    }
}
