package dev.facteur.dispatch.compose;

import dev.facteur.model.document.Base64Content;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.angus.mail.util.QPEncoderStream;

/** Writes header fields, bodies and boundaries, with CRLF and nothing else as line end (RFC 5322 §2.1). */
final class MimeWriter {
    private static final int MAX_TEXT_LINE = 78;
    private static final int BETWEEN_FILES = 1024;
    private static final byte[] CRLF = {'\r', '\n'};

    private final List<Content.Piece> pieces = new ArrayList<>();
    private ByteArrayOutputStream out;

    MimeWriter(int expectedSize) {
        this.out = new ByteArrayOutputStream(expectedSize);
    }

    /** One header field, folded (RFC 5322 §2.2.3); a value that brings its own folds keeps them. */
    void header(String name, String value) {
        boolean isFolded = value.contains("\r\n");
        line(name + ": " + (isFolded ? value : MimeUtility.fold(name.length() + 2, value)));
    }

    void line(String line) {
        out.writeBytes(line.getBytes(StandardCharsets.UTF_8));
        out.writeBytes(CRLF);
    }

    void blankLine() {
        out.writeBytes(CRLF);
    }

    /** A text body with the header that says how it is encoded: as it is, or quoted-printable (RFC 2045 §6.7). */
    void text(String text) {
        String body = text.replace("\r\n", "\n").replace('\r', '\n');
        if (isSevenBit(body)) {
            header("Content-Transfer-Encoding", "7bit");
            blankLine();
            line(body.replace("\n", "\r\n"));
            return;
        }
        header("Content-Transfer-Encoding", "quoted-printable");
        blankLine();
        try (QPEncoderStream encoder = new QPEncoderStream(out)) {
            encoder.write(body.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory does not fail", impossible);
        }
        blankLine();
    }

    /** The base64 of an attachment with the line ends that a mail needs (RFC 2045 §6.8). */
    void base64(Base64Content content) {
        base64(new Base64Lines(content));
    }

    /** The same of a file that is not in memory. */
    void base64(FileSource file) {
        base64(new Base64File(file));
    }

    private void base64(Content.Piece lines) {
        header("Content-Transfer-Encoding", "base64");
        blankLine();
        pieces.add(new Content.InMemory(out.toByteArray()));
        pieces.add(lines);
        out = new ByteArrayOutputStream(BETWEEN_FILES);
    }

    Content content() {
        pieces.add(new Content.InMemory(out.toByteArray()));
        return new Content(pieces);
    }

    private static boolean isSevenBit(String body) {
        return HeaderWords.isAscii(body)
                && body.chars().noneMatch(c -> c == 0)
                && !body.contains(MessageComposer.BOUNDARY_MARK)
                && body.lines().allMatch(line -> line.length() <= MAX_TEXT_LINE);
    }
}
