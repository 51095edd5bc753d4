package dev.facteur.settings.connection.provider;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is peculiar to one provider; the rest is OAuth 2.0 (RFC 6749) and OpenID Connect. */
public interface PartnerProvider {
    Provider provider();

    /** Empty: the operator has registered no client there, so that it is not offered. */
    Optional<Registration> registration();

    /** What is asked of the person for this, and no more. */
    List<String> scopes(TokenUse use);

    /** What to ask for with a refresh token, where it is good for several resources and an access token for one. */
    Optional<String> refreshScope(TokenUse use);

    /** Whether a refresh token is good for what was consented to earlier, too. */
    boolean keepsEarlierConsents();

    /** Submission servers that its access tokens may be shown to; others could use them. */
    Set<String> submissionHosts();

    /** Parameters of the authorization request that only this provider knows. */
    Map<String, String> authorizationParameters();

    /** Whether these scopes let documents be sent in this way; a person may have unticked that one. */
    boolean maySend(Set<String> granted, TokenUse use);

    /** Issuers that an ID token with these claims may come from. */
    Set<String> issuers(Registration registration, Map<String, Object> claims);

    /** Whose account it is by a verified ID token; empty if that vouches for no address. */
    Optional<Account> account(Map<String, Object> claims);

    /** Where a token is withdrawn; empty: the provider knows no such thing. */
    Optional<URI> revocationUri();
}
