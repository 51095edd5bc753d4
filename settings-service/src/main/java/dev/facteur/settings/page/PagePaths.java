package dev.facteur.settings.page;

import java.util.Set;

/** The addresses of the page. */
final class PagePaths {
    static final String CONNECTIONS = "connections";
    static final String DELIVERIES = "deliveries";
    static final String TOKEN = "page/token";
    static final String SIGN_OUT = "page/sign-out";
    static final String SIGNED_IN = "page/signed-in";
    static final String SIGNED_OUT = "page/signed-out";

    private static final Set<String> ALL = Set.of(
            "/", "/" + CONNECTIONS, "/" + DELIVERIES, "/" + TOKEN, "/" + SIGN_OUT, "/" + SIGNED_IN, "/" + SIGNED_OUT);

    private PagePaths() {}

    static boolean contain(String path) {
        return ALL.contains(path);
    }
}
