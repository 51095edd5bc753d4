package dev.facteur.web.page;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Where no page is wanted, there is none: before anybody is asked to sign in. */
class PageGate {
    private final Page page;

    PageGate(Page page) {
        this.page = page;
    }

    @ServerRequestFilter(preMatching = true)
    void closed(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        boolean isPage = PagePaths.contain(page, path.startsWith("/") ? path : "/" + path);
        if (isPage && !page.isEnabled()) {
            throw new NotFoundException();
        }
    }
}
