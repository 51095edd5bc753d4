package dev.facteur.web.page;

import java.util.Set;

/** The addresses that every page has beside its sections. */
final class PagePaths {
    static final String SESSION = "page";
    static final String TOKEN = "token";
    static final String SIGN_OUT = "sign-out";
    static final String SIGNED_OUT = "signed-out";

    private static final Set<String> ALL =
            Set.of("/page/token", "/page/sign-out", "/page/signed-in", "/page/signed-out");

    private PagePaths() {}

    /** Whether an address belongs to the page. */
    static boolean contain(Page page, String path) {
        return ALL.contains(path) || page.sections().contains(path);
    }
}
