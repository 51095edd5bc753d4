package dev.facteur.model.document;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.facteur.model.Fields;
import dev.facteur.model.InvalidValueException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A file that goes with a document: brought along, or fetched when the document is sent. */
public sealed interface Attachment {
    FileName fileName();

    MediaType contentType();

    /** Set where the HTML shows this file as an image ({@code cid:…}). */
    Optional<ContentId> contentId();

    /** Number of bytes, before any encoding. */
    long size();

    /** The bytes come with the request. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Inline(FileName fileName, MediaType contentType, Optional<ContentId> contentId, Base64Content content)
            implements Attachment {
        public Inline {
            fileName = Fields.require("fileName", fileName);
            contentType = Fields.require("contentType", contentType);
            content = Fields.require("content", content);
        }

        @Override
        public long size() {
            return content.size();
        }
    }

    /** The bytes are at an address; size and SHA-256 are checked before any mail server is contacted. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record ByReference(
            FileName fileName,
            MediaType contentType,
            Optional<ContentId> contentId,
            URI url,
            @JsonProperty("size") long size,
            String sha256)
            implements Attachment {
        private static final Set<String> SCHEMES = Set.of("https", "s3");
        private static final int MAX_URL_LENGTH = 8192;
        private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

        public ByReference {
            fileName = Fields.require("fileName", fileName);
            contentType = Fields.require("contentType", contentType);
            requireFetchable(Fields.require("url", url));
            Fields.requireAtLeast(1, "size", size);
            if (!HEX.matcher(Fields.require("sha256", sha256)).matches()) {
                throw new InvalidValueException("sha256", "must be 64 lower-case hexadecimal digits");
            }
        }

        /** A signed address is a secret: only its host is shown. */
        @Override
        public String toString() {
            return fileName + " at " + url.getScheme() + "://" + url.getHost() + "/…";
        }

        private static void requireFetchable(URI url) {
            String authority = url.getRawAuthority();
            if (url.getScheme() == null || !SCHEMES.contains(url.getScheme()) || authority == null) {
                throw new InvalidValueException("url", "must be an absolute https or s3 address");
            }
            // Not getUserInfo(): it is null where the host is one that java.net.URI does not understand.
            if (authority.indexOf('@') >= 0) {
                throw new InvalidValueException("url", "must not hold a user name or password");
            }
            if (url.getScheme().equals("https") && url.getHost() == null) {
                throw new InvalidValueException("url", "must name a host");
            }
            if (url.toString().length() > MAX_URL_LENGTH) {
                throw new InvalidValueException("url", "must have at most 8192 characters");
            }
        }
    }

    static Attachment inline(String fileName, MediaType contentType, byte[] bytes) {
        return new Inline(new FileName(fileName), contentType, Optional.empty(), Base64Content.of(bytes));
    }

    /** An image that the HTML shows as {@code cid:contentId}. */
    static Attachment inlineImage(String fileName, MediaType contentType, String contentId, byte[] bytes) {
        return new Inline(
                new FileName(fileName), contentType, Optional.of(new ContentId(contentId)), Base64Content.of(bytes));
    }

    /**
     * A file to be fetched when the document is sent.
     *
     * @param url {@code https} or {@code s3}
     * @param size number of bytes
     * @param sha256 64 lower-case hexadecimal digits
     */
    static Attachment byReference(String fileName, MediaType contentType, URI url, long size, String sha256) {
        return new ByReference(new FileName(fileName), contentType, Optional.empty(), url, size, sha256);
    }

    @JsonCreator
    static Attachment read(
            @JsonProperty("fileName") FileName fileName,
            @JsonProperty("contentType") MediaType contentType,
            @JsonProperty("contentId") Optional<ContentId> contentId,
            @JsonProperty("content") @Nullable Base64Content content,
            @JsonProperty("url") @Nullable URI url,
            @JsonProperty("size") @Nullable Long size,
            @JsonProperty("sha256") @Nullable String sha256) {
        if ((content == null) == (url == null)) {
            throw new InvalidValueException("content", "or url must be given, not both");
        }
        if (content != null) {
            return new Inline(fileName, contentType, contentId, content);
        }
        return new ByReference(
                fileName,
                contentType,
                contentId,
                Fields.require("url", url),
                Fields.require("size", size),
                Fields.require("sha256", sha256));
    }
}
