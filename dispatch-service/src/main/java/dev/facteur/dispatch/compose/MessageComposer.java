package dev.facteur.dispatch.compose;

import dev.facteur.model.NamedAddress;
import dev.facteur.model.document.Attachment;
import dev.facteur.model.document.SendDocument;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jsoup.Jsoup;

/**
 * Makes the message of a document: {@code multipart/mixed} over {@code multipart/alternative}, a level left out where it
 * would hold one part only (RFC 2046 §5.1). Pure: the same request, identity and stamp give the same bytes.
 */
public final class MessageComposer {
    /** Begins every boundary. */
    static final String BOUNDARY_MARK = "=_";

    private static final int HEADERS_AND_STRUCTURE = 4096;
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    private final ZoneId zone;

    /** @param zone the zone that dates are shown in */
    public MessageComposer(ZoneId zone) {
        this.zone = zone;
    }

    /** Composes a request whose attachments are all inline. */
    public ComposedMessage compose(SendDocument request, SenderIdentity identity, MessageStamp stamp) {
        return compose(request, RecipientFields.shown(request), Map.of(), identity, stamp);
    }

    /**
     * Composes.
     *
     * @param named the recipients that the header names, which may be others than those the message is for
     * @param fetched what the attachments by reference refer to, all of them
     */
    public ComposedMessage compose(
            SendDocument request,
            RecipientFields named,
            Map<Attachment.ByReference, ? extends FileSource> fetched,
            SenderIdentity identity,
            MessageStamp stamp) {
        return new ComposedMessage(
                stamp.messageId(),
                identity,
                request.recipients().map(NamedAddress::address).distinct().toList(),
                content(request, named, fetched, identity, stamp, HeaderWords::addresses),
                identity.needsSmtpUtf8() || named.needSmtpUtf8(),
                () -> content(request, named, fetched, identity, stamp, HeaderWords::asciiAddresses));
    }

    private Content content(
            SendDocument request,
            RecipientFields named,
            Map<Attachment.ByReference, ? extends FileSource> fetched,
            SenderIdentity identity,
            MessageStamp stamp,
            Function<List<NamedAddress>, String> addresses) {
        MimeWriter writer = new MimeWriter(expectedSize(request));
        writer.header("Date", DATE.format(stamp.date().atZone(zone)));
        writer.header("From", HeaderWords.address(identity.from()));
        identity.replyTo().ifPresent(address -> writer.header("Reply-To", HeaderWords.address(address)));
        named.write(writer, addresses);
        writer.header("Message-ID", stamp.messageId());
        writer.header("Subject", HeaderWords.text(request.subject()));
        writer.header("MIME-Version", "1.0");
        new Structure(writer, request, fetched, stamp.token()).write();
        return writer.content();
    }

    private static int expectedSize(SendDocument request) {
        int text = request.text().map(String::length).orElse(0);
        int html = request.html().map(String::length).orElse(0);
        return (text + html) * 2 + HEADERS_AND_STRUCTURE;
    }

    /** The nesting of parts, for one request. */
    private record Structure(
            MimeWriter writer,
            SendDocument request,
            Map<Attachment.ByReference, ? extends FileSource> fetched,
            String token) {

        void write() {
            List<Attachment> files = request.attachments().stream()
                    .filter(attachment -> !isShownInHtml(attachment))
                    .toList();
            if (files.isEmpty()) {
                writeBodies();
                return;
            }
            multipart("mixed", List.of(), () -> {
                part("mixed", this::writeBodies);
                files.forEach(file -> part("mixed", () -> writeAttachment(file, "attachment")));
            });
        }

        private void writeBodies() {
            if (request.html().isEmpty()) {
                writeText("plain", request.text().orElseThrow());
                return;
            }
            multipart("alternative", List.of(), () -> {
                part("alternative", () -> writeText("plain", request.text().orElseGet(this::textOfHtml)));
                part("alternative", this::writeHtml);
            });
        }

        private void writeHtml() {
            List<Attachment> images =
                    request.attachments().stream().filter(this::isShownInHtml).toList();
            String html = request.html().orElseThrow();
            if (images.isEmpty()) {
                writeText("html", html);
                return;
            }
            multipart("related", List.of("type=\"text/html\""), () -> {
                part("related", () -> writeText("html", html));
                images.forEach(image -> part("related", () -> writeAttachment(image, "inline")));
            });
        }

        private void writeText(String subtype, String text) {
            writer.header("Content-Type", "text/" + subtype + "; charset=UTF-8");
            writer.text(text);
        }

        private void writeAttachment(Attachment attachment, String disposition) {
            writer.header(
                    "Content-Type",
                    attachment.contentType() + ";\r\n name=\""
                            + FileNameParameter.ascii(attachment.fileName().value()) + "\"");
            writer.header("Content-Disposition", disposition + FileNameParameter.of(attachment.fileName()));
            attachment.contentId().ifPresent(id -> writer.header("Content-ID", "<" + id + ">"));
            switch (attachment) {
                case Attachment.Inline inline -> writer.base64(inline.content());
                case Attachment.ByReference reference -> writer.base64(file(reference));
            }
        }

        private FileSource file(Attachment.ByReference reference) {
            FileSource file = fetched.get(reference);
            if (file == null || file.size() != reference.size()) {
                throw new IllegalArgumentException("attachments by reference must be fetched before composing");
            }
            return file;
        }

        private void multipart(String subtype, List<String> parameters, Runnable parts) {
            StringBuilder type = new StringBuilder("multipart/" + subtype);
            parameters.forEach(parameter -> type.append(";\r\n ").append(parameter));
            type.append(";\r\n boundary=\"").append(boundary(subtype)).append('"');
            writer.header("Content-Type", type.toString());
            writer.blankLine();
            parts.run();
            writer.line("--" + boundary(subtype) + "--");
        }

        private void part(String subtype, Runnable content) {
            writer.line("--" + boundary(subtype));
            content.run();
        }

        // "=_" can occur in neither quoted-printable nor base64 (RFC 2045 §6.7), and the writer never leaves a text
        // that
        // contains it unencoded: nothing a caller writes can end a part.
        private String boundary(String subtype) {
            return BOUNDARY_MARK + subtype + "_" + token;
        }

        private boolean isShownInHtml(Attachment attachment) {
            return attachment.contentId().isPresent() && request.html().isPresent();
        }

        private String textOfHtml() {
            return Jsoup.parse(request.html().orElseThrow()).body().wholeText().strip();
        }
    }
}
