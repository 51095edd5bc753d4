package dev.facteur.dispatch.delivery.microsoft;

import dev.facteur.dispatch.compose.ComposedMessage;
import dev.facteur.dispatch.compose.Content;
import dev.facteur.dispatch.delivery.BearerToken;
import dev.facteur.dispatch.delivery.DeliveryOutcome;
import dev.facteur.dispatch.delivery.Transport;
import dev.facteur.dispatch.delivery.http.ApiClient;
import dev.facteur.dispatch.delivery.http.MessagePost;
import dev.facteur.dispatch.delivery.http.PostResult;
import dev.facteur.model.sender.SendingMethod;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.Base64;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Submits by Graph's {@code sendMail}, the message in base64. Exchange mails those whom the header names, removes the Bcc,
 * files the message under Sent Items, and gives no id. "Accepted" there is not yet sent: what it cannot deliver comes back to
 * the sender as a bounce.
 */
record MicrosoftTransport(URI send, BearerToken token, ApiClient api) implements Transport {
    /** Of the body: Graph takes requests of 4 MB, which leaves three quarters of that for the message. */
    static final long MAX_BODY = 4L * 1024 * 1024;

    static final long MAX_BYTES = MAX_BODY / 4 * 3;

    /** That says to Graph that it is MIME. */
    private static final String MEDIA_TYPE = "text/plain";

    @Override
    public boolean mailsWhomTheHeaderNames() {
        return true;
    }

    @Override
    public DeliveryOutcome submit(ComposedMessage message, BooleanSupplier mayStillSend) {
        long size = message.content().size();
        if (size > MAX_BYTES) {
            return MicrosoftErrors.OUTCOMES.tooLarge(size, MAX_BYTES);
        }
        MessagePost post = new MessagePost(
                SendingMethod.MICROSOFT,
                send,
                token,
                MEDIA_TYPE,
                (size + 2) / 3 * 4,
                out -> writeInBase64(message.content(), out));
        return switch (api.post(post, mayStillSend)) {
            case PostResult.Answered answered
            when answered.isSuccess() -> MicrosoftErrors.OUTCOMES.accepted(message, Optional.empty());
            case PostResult.Answered answered -> MicrosoftErrors.of(MicrosoftAnswers.refusal(answered));
            case PostResult.NotSent notSent -> MicrosoftErrors.OUTCOMES.notSent(notSent);
            case PostResult.Unanswered unanswered -> MicrosoftErrors.OUTCOMES.unanswered(unanswered);
        };
    }

    /** Without line ends (RFC 4648), a piece at a time. */
    private static void writeInBase64(Content content, OutputStream out) throws IOException {
        // Closing writes what is left of the last three bytes. The connection is not the encoder's to close.
        try (OutputStream encoder = Base64.getEncoder().wrap(new Unclosed(out))) {
            content.writeTo(encoder);
        }
    }

    @Override
    public String toString() {
        return "MicrosoftTransport[" + send.getHost() + "]";
    }
}
