package dev.facteur.settings.page;

import dev.facteur.settings.problem.ProblemType;
import dev.facteur.settings.problem.Problems;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Where no page is wanted, there is none: before anybody is asked to sign in. */
class PageGate {
    private final PageConfig config;
    private final Problems problems;

    PageGate(PageConfig config, Problems problems) {
        this.config = config;
        this.problems = problems;
    }

    @ServerRequestFilter(preMatching = true)
    @Nullable Response closed(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        boolean isPage = PagePaths.contain(path.startsWith("/") ? path : "/" + path);
        return isPage && !config.enabled() ? problems.answer(ProblemType.NOT_FOUND) : null;
    }
}
