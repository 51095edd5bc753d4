package dev.facteur.dispatch.operate.rejected;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The headers of a record: those that describe it with their values, of others, which may hold anything, the length. */
final class ShownHeaders {
    private static final Pattern VISIBLE = Pattern.compile("[ -~]{0,300}");
    private static final int LONGEST_NAME = 64;
    private static final Set<String> DESCRIBING = Set.of(
            "ce_specversion",
            "ce_id",
            "ce_source",
            "ce_type",
            "ce_time",
            "ce_datacontenttype",
            "ce_dataschema",
            "content-type",
            "traceparent",
            "__TypeId__");

    private ShownHeaders() {}

    /** One of them. */
    @Schema(name = "RejectedHeader")
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record ShownHeader(
            @Schema(examples = "\"ce_type\"") String name,

            @Schema(description = "Absent where it may hold anything")
            Optional<String> value,

            @Schema(description = "In bytes") int length) {}

    static List<ShownHeader> of(Map<String, byte[]> headers) {
        return headers.entrySet().stream()
                .map(header -> new ShownHeader(name(header.getKey()), value(header), header.getValue().length))
                .toList();
    }

    /** Of a header's name or a key: what can be shown without surprise. */
    static Optional<String> visible(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return VISIBLE.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }

    private static String name(String name) {
        String bounded = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
        return bounded.replaceAll("[^!-~]", "?");
    }

    private static Optional<String> value(Map.Entry<String, byte[]> header) {
        return DESCRIBING.contains(header.getKey()) ? visible(header.getValue()) : Optional.empty();
    }
}
