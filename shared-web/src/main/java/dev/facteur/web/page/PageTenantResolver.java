package dev.facteur.web.page;

import io.quarkus.oidc.TenantResolver;
import io.quarkus.oidc.runtime.OidcUtils;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The page's session signs in on the page and nowhere else: were it to count for the interface, any other page could have
 * a browser act there for whom is signed in here (CSRF).
 */
@ApplicationScoped
class PageTenantResolver implements TenantResolver {
    private static final String TENANT = "page";

    private final Page page;

    PageTenantResolver(Page page) {
        this.page = page;
    }

    @Override
    public String resolve(RoutingContext context) {
        return PagePaths.contain(page, context.normalizedPath()) ? TENANT : OidcUtils.DEFAULT_TENANT_ID;
    }
}
