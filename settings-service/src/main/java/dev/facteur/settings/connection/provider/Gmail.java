package dev.facteur.settings.connection.provider;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Google accounts, whose documents leave by the Gmail API. */
@ApplicationScoped
class Gmail implements PartnerProvider {
    /** Lets mail be sent and nothing be read: "sensitive" for Google, not "restricted". */
    private static final String SEND = "https://www.googleapis.com/auth/gmail.send";

    /** All of the mailbox, "restricted": Google's SMTP server knows no less. */
    private static final String MAIL = "https://mail.google.com/";

    private final GmailConfig config;

    Gmail(GmailConfig config) {
        this.config = config;
    }

    @Override
    public Provider provider() {
        return Provider.GMAIL;
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

    @Override
    public List<String> scopes(TokenUse use) {
        return switch (use) {
            case API -> List.of("openid", "email", SEND);
            case SMTP -> List.of("openid", "email", MAIL);
        };
    }

    @Override
    public Optional<String> refreshScope(TokenUse use) {
        return Optional.empty();
    }

    @Override
    public boolean keepsEarlierConsents() {
        return false;
    }

    @Override
    public Set<String> submissionHosts() {
        return Set.copyOf(config.submissionHosts());
    }

    /** Google gives a refresh token with a consent that was shown, and with no other. */
    @Override
    public Map<String, String> authorizationParameters() {
        return Map.of("access_type", "offline", "prompt", "consent");
    }

    @Override
    public boolean maySend(Set<String> granted, TokenUse use) {
        return granted.contains(MAIL) || (use == TokenUse.API && granted.contains(SEND));
    }

    /** Google writes itself with and without the scheme. */
    @Override
    public Set<String> issuers(Registration registration, Map<String, Object> claims) {
        return Set.of(registration.issuer(), registration.issuer().replaceFirst("^https?://", ""));
    }

    @Override
    public Optional<Account> account(Map<String, Object> claims) {
        return Claims.text(claims, "sub")
                .flatMap(subject -> Claims.address(claims, "email")
                        .filter(address -> Claims.isTrue(claims, "email_verified"))
                        .map(address -> new Account(address, subject)));
    }

    @Override
    public Optional<URI> revocationUri() {
        return Optional.of(config.revocationUri());
    }
}
