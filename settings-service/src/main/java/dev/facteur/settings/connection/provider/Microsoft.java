package dev.facteur.settings.connection.provider;

import dev.facteur.model.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Accounts of organisations and of persons at Microsoft, whose documents leave by Graph. */
@ApplicationScoped
class Microsoft implements PartnerProvider {
    private static final String GRAPH = "https://graph.microsoft.com/";
    private static final String EXCHANGE = "https://outlook.office.com/";
    /** The tenant of all personal accounts, whose addresses Microsoft itself has verified. */
    private static final String PERSONAL = "9188040d-6c67-4c5b-b112-36a304b66dad";

    private final MicrosoftConfig config;

    Microsoft(MicrosoftConfig config) {
        this.config = config;
    }

    @Override
    public Provider provider() {
        return Provider.MICROSOFT;
    }

    @Override
    public Optional<Registration> registration() {
        return Registration.of(
                config.clientId(),
                config.clientSecret(),
                config.authorizationUri(),
                config.tokenUri(),
                config.keysUri(),
                config.issuer());
    }

    /** Of one resource at a time: an access token is for one, and a refresh token for all. */
    @Override
    public List<String> scopes(TokenUse use) {
        return List.of("openid", "email", "profile", "offline_access", resource(use) + permission(use));
    }

    @Override
    public Optional<String> refreshScope(TokenUse use) {
        return Optional.of(String.join(" ", scopes(use)));
    }

    @Override
    public boolean keepsEarlierConsents() {
        return true;
    }

    @Override
    public Set<String> submissionHosts() {
        return Set.copyOf(config.submissionHosts());
    }

    /**
     * Not {@code consent}: that asks the person again where their administrator has consented for everybody, and blocks
     * them where only the administrator may.
     */
    @Override
    public Map<String, String> authorizationParameters() {
        return Map.of("prompt", "select_account");
    }

    /** Microsoft answers with long and short names, in any case. */
    @Override
    public boolean maySend(Set<String> granted, TokenUse use) {
        String resource = resource(use);
        String wanted = permission(use).toLowerCase(Locale.ROOT);
        return granted.stream()
                .map(scope -> scope.toLowerCase(Locale.ROOT))
                .map(scope -> scope.startsWith(resource) ? scope.substring(resource.length()) : scope)
                .anyMatch(wanted::equals);
    }

    private static String resource(TokenUse use) {
        return switch (use) {
            case API -> GRAPH;
            case SMTP -> EXCHANGE;
        };
    }

    private static String permission(TokenUse use) {
        return switch (use) {
            case API -> "Mail.Send";
            case SMTP -> "SMTP.Send";
        };
    }

    @Override
    public Set<String> issuers(Registration registration, Map<String, Object> claims) {
        return Claims.text(claims, "tid")
                .map(tenant -> Set.of(registration.issuer().replace("{tenantid}", tenant)))
                .orElse(Set.of());
    }

    /**
     * Microsoft verifies no address. An administrator may write any address into an account's {@code email}, so it counts
     * only where Microsoft says that the tenant owns its domain ({@code xms_edov}, an optional claim to be switched on
     * with the registration). Else the name the account signs in with: its domain is the tenant's for certain.
     */
    @Override
    public Optional<Account> account(Map<String, Object> claims) {
        boolean verified = Claims.isTrue(claims, "xms_edov")
                || Claims.isTrue(claims, "email_verified")
                || Claims.text(claims, "tid").filter(PERSONAL::equals).isPresent();
        Optional<EmailAddress> address = verified ? Claims.address(claims, "email") : Optional.empty();
        return Claims.text(claims, "sub")
                .flatMap(subject -> address.or(() -> Claims.address(claims, "preferred_username"))
                        .map(one -> new Account(one, subject)));
    }

    /** Microsoft has none (RFC 7009): a person removes an application at myapps.microsoft.com. */
    @Override
    public Optional<URI> revocationUri() {
        return Optional.empty();
    }
}
