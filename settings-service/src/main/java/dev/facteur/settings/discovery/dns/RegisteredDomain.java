package dev.facteur.settings.discovery.dns;

import java.util.Objects;
import org.apache.hc.client5.http.psl.PublicSuffixMatcher;
import org.apache.hc.client5.http.psl.PublicSuffixMatcherLoader;

/** The part of a host's name that somebody has registered: {@code example.co.uk} of {@code smtp.example.co.uk}. */
public final class RegisteredDomain {
    private static final PublicSuffixMatcher PUBLIC_SUFFIXES = PublicSuffixMatcherLoader.getDefault();

    private RegisteredDomain() {}

    /** The host itself where nobody can have registered a part of it. */
    public static String of(String host) {
        return Objects.requireNonNullElse(PUBLIC_SUFFIXES.getDomainRoot(host), host);
    }
}
