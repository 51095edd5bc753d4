package dev.facteur.local;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;

/** A message as Apache James reads it: another parser than the one that may have composed it. */
record ParsedMail(Message message, List<Part> parts) {

    /**
     * A part that holds no others.
     *
     * @param fileName empty where it has none
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by assertions on its bytes
    record Part(String mediaType, String disposition, String fileName, byte[] bytes) {
        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    static ParsedMail of(byte[] content) {
        try {
            Message message = new DefaultMessageBuilder().parseMessage(new ByteArrayInputStream(content));
            List<Part> parts = new ArrayList<>();
            collect(message, parts);
            return new ParsedMail(message, List.copyOf(parts));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String author() {
        var author = message.getFrom().getFirst();
        return author.getName() + " <" + author.getAddress() + ">";
    }

    String header(String name) {
        return message.getHeader().getField(name).getBody();
    }

    /** James joins the sections of a long name (RFC 2231 §3) but leaves their octets encoded (§4). */
    private static String fileName(String name) {
        return name.contains("%") ? URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8) : name;
    }

    private static void collect(Entity entity, List<Part> parts) throws IOException {
        switch (entity.getBody()) {
            case Multipart multipart -> {
                for (Entity part : multipart.getBodyParts()) {
                    collect(part, parts);
                }
            }
            case SingleBody body ->
                parts.add(new Part(
                        entity.getMimeType(),
                        Objects.requireNonNullElse(entity.getDispositionType(), ""),
                        fileName(Objects.requireNonNullElse(entity.getFilename(), "")),
                        body.getInputStream().readAllBytes()));
            case null, default -> throw new IllegalStateException("A part of an unknown kind: " + entity.getMimeType());
        }
    }
}
