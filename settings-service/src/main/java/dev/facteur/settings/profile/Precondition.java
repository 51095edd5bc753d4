package dev.facteur.settings.profile;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;

/** What {@code If-Match} demands of the version that is stored; 0 where there is none. */
@FunctionalInterface
interface Precondition {
    /** No header: the last write wins. */
    static Precondition of(Request request) {
        return version -> request.evaluatePreconditions(tag(version)) == null;
    }

    static EntityTag tag(long version) {
        return new EntityTag(Long.toString(version));
    }

    boolean allows(long version);
}
