package dev.facteur.settings.problem;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Looks at a request's headers before anything else does, which keeps them for as long as the request lasts: what answers
 * in the user's language may do so after other threads have taken leave of the request.
 */
class RequestLanguage {
    private final Problems problems;

    RequestLanguage(Problems problems) {
        this.problems = problems;
    }

    @ServerRequestFilter(preMatching = true)
    public void keep() {
        var _ = problems.language();
    }
}
