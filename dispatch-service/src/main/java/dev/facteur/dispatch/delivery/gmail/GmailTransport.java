package dev.facteur.dispatch.delivery.gmail;

import dev.facteur.dispatch.compose.ComposedMessage;
import dev.facteur.dispatch.delivery.BearerToken;
import dev.facteur.dispatch.delivery.DeliveryOutcome;
import dev.facteur.dispatch.delivery.Transport;
import dev.facteur.dispatch.delivery.http.ApiClient;
import dev.facteur.dispatch.delivery.http.MessagePost;
import dev.facteur.dispatch.delivery.http.PostResult;
import dev.facteur.model.sender.SendingMethod;
import java.net.URI;
import java.time.Clock;
import java.util.function.BooleanSupplier;

/**
 * Submits by {@code users.messages.send}. Gmail mails those whom the header names, removes the Bcc, files the message under
 * Sent, and may give it another Message-ID: it is known by Gmail's own id.
 */
record GmailTransport(URI send, BearerToken token, ApiClient api, Clock clock) implements Transport {
    /** What an upload may have (developers.google.com/gmail/api/guides/uploads): 35 MB. */
    static final long MAX_BYTES = 35L * 1024 * 1024;

    private static final String MEDIA_TYPE = "message/rfc822";

    @Override
    public boolean mailsWhomTheHeaderNames() {
        return true;
    }

    @Override
    public DeliveryOutcome submit(ComposedMessage message, BooleanSupplier mayStillSend) {
        long size = message.content().size();
        if (size > MAX_BYTES) {
            return GmailErrors.OUTCOMES.tooLarge(size, MAX_BYTES);
        }
        MessagePost post =
                new MessagePost(SendingMethod.GMAIL, send, token, MEDIA_TYPE, size, message.content()::writeTo);
        return switch (api.post(post, mayStillSend)) {
            case PostResult.Answered answered
            when answered.isSuccess() -> GmailErrors.OUTCOMES.accepted(message, GmailAnswers.id(answered.body()));
            case PostResult.Answered answered -> GmailErrors.of(GmailAnswers.refusal(answered, clock.instant()));
            case PostResult.NotSent notSent -> GmailErrors.OUTCOMES.notSent(notSent);
            case PostResult.Unanswered unanswered -> GmailErrors.OUTCOMES.unanswered(unanswered);
        };
    }

    @Override
    public String toString() {
        return "GmailTransport[" + send.getHost() + "]";
    }
}
