package dev.facteur.settings.check.imap;

import dev.facteur.model.sender.SentFolders;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A folder as LIST tells it (RFC 3501 §7.2.2).
 *
 * @param wireName as the server writes it
 * @param separator between the parts of names; empty if the server has no such thing
 * @param attributes such as {@code \Sent} (RFC 6154)
 */
record ListedFolder(String wireName, String separator, List<String> attributes) {
    // Of a folder that people use; a pattern with groups recurses.
    private static final int MAX_LENGTH = 2_000;
    private static final Pattern LIST = Pattern.compile(
            "\\* X?LIST \\(([^)]*)\\) (?:NIL|\"(\\\\?.)\") (?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s\"]\\S*))(?: .*)?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    static Optional<ListedFolder> in(String response) {
        if (response.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        Matcher matcher = LIST.matcher(response);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String separator = Optional.ofNullable(matcher.group(2)).orElse("");
        String name = Optional.ofNullable(matcher.group(3))
                .map(quoted -> quoted.replaceAll("\\\\(.)", "$1"))
                .orElseGet(() -> matcher.group(4));
        return Optional.of(new ListedFolder(
                name,
                separator.replace("\\\\", "\\"),
                Arrays.stream(matcher.group(1).split(" ", -1))
                        .filter(attribute -> !attribute.isEmpty())
                        .toList()));
    }

    /** In Unicode, as a person sees it. */
    String fullName() {
        return ModifiedUtf7.decode(wireName);
    }

    /** The last part of it. */
    String name() {
        String full = fullName();
        return separator.isEmpty() ? full : full.substring(full.lastIndexOf(separator) + 1);
    }

    /** Some names are there only to hold other folders, or are gone (RFC 5258 §3). */
    boolean isSelectable() {
        return attributes.stream()
                .noneMatch(attribute ->
                        attribute.equalsIgnoreCase("\\Noselect") || attribute.equalsIgnoreCase("\\NonExistent"));
    }

    SentFolders.Folder forSearch() {
        return new SentFolders.Folder(fullName(), name(), attributes);
    }
}
