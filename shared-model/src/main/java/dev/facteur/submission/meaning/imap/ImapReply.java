package dev.facteur.submission.meaning.imap;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A refusal (RFC 3501 §7.1).
 *
 * @param status a library may have taken it off
 * @param code the response code in brackets, which says what the words, in whatever language, do not (RFC 5530)
 * @param text without the code; may contain addresses
 */
public record ImapReply(Status status, Optional<String> code, String text) {
    private static final Pattern SHAPE = Pattern.compile(
            "(?:(?:(?:\\*|[A-Za-z]+[0-9]+) )?(NO|BAD|BYE)(?: |$))?\\s*(?:\\[([A-Z][A-Z0-9-]*)(?: [^]]*)?])?(.*)",
            Pattern.DOTALL);

    public enum Status {
        NO,
        BAD,
        /** And the connection is closed. */
        BYE,
        UNKNOWN
    }

    /** {@code A5 NO [TRYCREATE] No such mailbox}, {@code * BYE …}, or what a library leaves of them. */
    public static ImapReply of(String words) {
        Matcher matcher = SHAPE.matcher(words);
        if (!matcher.matches()) {
            throw new IllegalStateException("every text has this shape");
        }
        return new ImapReply(
                Optional.ofNullable(matcher.group(1)).map(Status::valueOf).orElse(Status.UNKNOWN),
                Optional.ofNullable(matcher.group(2)),
                matcher.group(3).strip());
    }

    /** Code and words, to be shown to whoever may see addresses. */
    public String words() {
        return code.map(known -> ("[" + known + "] " + text).strip()).orElse(text);
    }

    /** Without the text, which may contain addresses. */
    @Override
    public String toString() {
        return code.map(known -> status + " [" + known + "]").orElse(status.name());
    }
}
