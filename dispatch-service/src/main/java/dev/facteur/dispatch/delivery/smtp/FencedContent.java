package dev.facteur.dispatch.delivery.smtp;

import dev.facteur.dispatch.compose.ComposedMessage;
import dev.facteur.dispatch.delivery.Fence;
import dev.facteur.submission.MessageContent;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;

/**
 * The content of a message, which asks once more before its end whether it may be sent. A refusal here is certain: the
 * final dot is never written. It comes before the last piece and not after it, because the last piece and the dot leave
 * together.
 */
record FencedContent(ComposedMessage message, BooleanSupplier mayStillSend) implements MessageContent {
    @Override
    public long size() {
        return message.content().size();
    }

    @Override
    public boolean needs8BitMime() {
        // Bodies are encoded to seven bits always; headers go beyond only together with SMTPUTF8, which implies it.
        return message.needsSmtpUtf8();
    }

    @Override
    public boolean needsSmtpUtf8() {
        return message.needsSmtpUtf8();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        message.content().writeTo(new Fence(out, size(), mayStillSend));
    }
}
