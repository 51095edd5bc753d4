package dev.facteur.settings.profile;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.List;

/** What {@code If-Match} demands of the version that is stored; 0 where there is none. Knows nothing of the request. */
@FunctionalInterface
interface Precondition {
    /** No header: the last write wins. */
    static Precondition of(HttpHeaders headers) {
        List<String> tags = headers.getRequestHeader(HttpHeaders.IF_MATCH).stream()
                .flatMap(header -> Arrays.stream(header.split(",", -1)))
                .map(String::strip)
                .toList();
        return tags.isEmpty() || tags.contains("*") ? version -> true : version -> tags.contains("\"" + version + "\"");
    }

    static EntityTag tag(long version) {
        return new EntityTag(Long.toString(version));
    }

    boolean allows(long version);
}
