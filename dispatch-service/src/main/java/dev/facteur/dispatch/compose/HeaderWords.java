package dev.facteur.dispatch.compose;

import dev.facteur.model.NamedAddress;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Text as header fields carry it: encoded-words where it is not plain ASCII (RFC 2047), quoted where it is special. */
final class HeaderWords {
    private static final int MAX_PLAIN_WORD = 70;
    private static final int ENCODED_WORD_OCTETS = 45;
    private static final String SPECIALS = "()<>[]:;@\\,.\"";

    private HeaderWords() {}

    /** Unstructured text, such as a subject. */
    static String text(String text) {
        if (isPlain(text)) {
            return text;
        }
        return isAscii(text) ? asciiEncodedWords(text) : encodedWords(text);
    }

    /** Addresses as From, To, Cc and Reply-To show them (RFC 5322 §3.4). */
    static String addresses(List<NamedAddress> addresses) {
        return joined(addresses.stream().map(HeaderWords::address));
    }

    /**
     * The same for a server that takes no addresses beyond ASCII: such a one is written as the name of a group without
     * members, which readers show and nobody can answer to (RFC 6857 §3.1.8).
     */
    static String asciiAddresses(List<NamedAddress> addresses) {
        return joined(addresses.stream()
                .map(address ->
                        address.address().needsSmtpUtf8() ? text(nameAndAddress(address)) + ":;" : address(address)));
    }

    private static String nameAndAddress(NamedAddress address) {
        return address.name().map(name -> name + " ").orElse("")
                + address.address().wireForm();
    }

    private static String joined(Stream<String> addresses) {
        return addresses.map(address -> MimeUtility.fold(1, address)).collect(Collectors.joining(",\r\n "));
    }

    static String address(NamedAddress address) {
        String spec = address.address().wireForm();
        return address.name().map(name -> phrase(name) + " <" + spec + ">").orElse(spec);
    }

    private static String phrase(String name) {
        if (!isPlain(name)) {
            return text(name);
        }
        if (name.chars().noneMatch(c -> SPECIALS.indexOf(c) >= 0)) {
            return name;
        }
        return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** ASCII that no reader takes for an encoded-word, with words short enough to be folded between. */
    static boolean isPlain(String text) {
        return isAscii(text) && !text.contains("=?") && longestWord(text) <= MAX_PLAIN_WORD;
    }

    static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }

    private static int longestWord(String text) {
        int longest = 0;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == ' ') {
                longest = Math.max(longest, i - start);
                start = i + 1;
            }
        }
        return longest;
    }

    private static String encodedWords(String text) {
        try {
            return MimeUtility.encodeWord(text, "UTF-8", null);
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException("every JDK has UTF-8", impossible);
        }
    }

    // The library leaves ASCII alone, also where it looks like an encoded-word and would be read as other text.
    private static String asciiEncodedWords(String text) {
        StringBuilder words = new StringBuilder();
        for (int start = 0; start < text.length(); start += ENCODED_WORD_OCTETS) {
            String piece = text.substring(start, Math.min(text.length(), start + ENCODED_WORD_OCTETS));
            if (start > 0) {
                words.append(' ');
            }
            words.append("=?US-ASCII?B?")
                    .append(Base64.getEncoder().encodeToString(piece.getBytes(StandardCharsets.US_ASCII)))
                    .append("?=");
        }
        return words.toString();
    }
}
