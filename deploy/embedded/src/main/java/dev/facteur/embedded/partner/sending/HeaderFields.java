package dev.facteur.embedded.partner.sending;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A message (RFC 5322) as its header fields and the rest, so that a field can be changed and every other byte is kept. */
record HeaderFields(List<String> fields, String rest) {
    private static final Pattern FIELD_END = Pattern.compile("(?<=\n)(?![ \t])");
    private static final Pattern NAME = Pattern.compile("[!-9;-~]+[ \t]*:.*", Pattern.DOTALL);

    HeaderFields {
        fields = List.copyOf(fields);
    }

    /** Empty if that is no message. One character per byte. */
    static Optional<HeaderFields> of(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return Optional.empty();
        }
        List<String> fields =
                FIELD_END.splitAsStream(text.substring(0, end + 2)).toList();
        return fields.stream().allMatch(field -> NAME.matcher(field).matches())
                ? Optional.of(new HeaderFields(fields, text.substring(end + 2)))
                : Optional.empty();
    }

    HeaderFields without(String name) {
        return new HeaderFields(
                fields.stream().filter(field -> !isNamed(field, name)).toList(), rest);
    }

    /** With this one field of the name, where the first one was or at the end. */
    HeaderFields with(String name, String value) {
        List<String> others = new ArrayList<>();
        int place = -1;
        for (String field : fields) {
            if (!isNamed(field, name)) {
                others.add(field);
            } else if (place < 0) {
                place = others.size();
            }
        }
        others.add(place < 0 ? others.size() : place, name + ": " + value + "\r\n");
        return new HeaderFields(others, rest);
    }

    byte[] bytes() {
        return (fields.stream().collect(Collectors.joining()) + rest).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean isNamed(String field, String name) {
        return field.substring(0, field.indexOf(':')).strip().equalsIgnoreCase(name);
    }
}
