package dev.facteur.dispatch.delivery.smtp;

import dev.facteur.dispatch.compose.ComposedMessage;
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
    private static final int LAST_PIECE = 512;

    @Override
    public long size() {
        return message.content().length;
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
        byte[] content = message.content();
        int head = Math.max(0, content.length - LAST_PIECE);
        out.write(content, 0, head);
        if (!mayStillSend.getAsBoolean()) {
            throw new IOException("the attempt is no longer ours");
        }
        out.write(content, head, content.length - head);
    }
}
