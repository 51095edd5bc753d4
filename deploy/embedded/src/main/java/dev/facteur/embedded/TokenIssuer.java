package dev.facteur.embedded;

import java.util.List;
import java.util.Optional;

/** Whose access tokens a mail server takes in place of passwords, and in whose words it refuses them. */
public interface TokenIssuer {

    /** Whether it ever issued this token. */
    boolean issued(String accessToken);

    /** Who may send by SMTP with it; empty once it has expired, and if it was made for something else. */
    Optional<String> accountOf(String accessToken);

    /** Of RFC 7628 and its elder, {@code OAUTHBEARER} and {@code XOAUTH2}. */
    List<String> mechanisms();

    /** JSON that explains a refusal before it comes (RFC 7628 §3.2.2), if this issuer's servers do so. */
    Optional<String> challenge();

    /** What follows 535. */
    String refusal();
}
