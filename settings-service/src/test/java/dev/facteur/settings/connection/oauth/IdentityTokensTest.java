package dev.facteur.settings.connection.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.embedded.partner.EmbeddedPartner;
import dev.facteur.embedded.partner.PartnerEndpoint;
import dev.facteur.embedded.partner.PartnerFault;
import dev.facteur.settings.connection.provider.Account;
import dev.facteur.settings.connection.provider.ConnectionConfig;
import dev.facteur.settings.connection.provider.PartnerProvider;
import dev.facteur.settings.connection.provider.Provider;
import dev.facteur.settings.connection.provider.Providers;
import dev.facteur.settings.connection.provider.Registration;
import dev.facteur.settings.connection.provider.TokenUse;
import dev.facteur.settings.credential.vault.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no provider has signed proves nothing, and keys that cannot be had prove nothing of the person. */
class IdentityTokensTest {
    private final EmbeddedPartner partner = EmbeddedPartner.google();
    private final IdentityTokens tokens =
            new IdentityTokens(new Providers(List.of(new At(partner))), new Patient(), Clock.systemUTC());

    private record At(EmbeddedPartner partner) implements PartnerProvider {
        @Override
        public Provider provider() {
            return Provider.GMAIL;
        }

        @Override
        public Optional<Registration> registration() {
            return Optional.of(new Registration(
                    EmbeddedPartner.CLIENT_ID,
                    new Secret(EmbeddedPartner.CLIENT_SECRET),
                    URI.create(partner.uri(PartnerEndpoint.AUTHORIZATION)),
                    URI.create(partner.uri(PartnerEndpoint.TOKEN)),
                    URI.create(partner.uri(PartnerEndpoint.KEYS)),
                    partner.issuer()));
        }

        @Override
        public List<String> scopes(TokenUse use) {
            return List.of();
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
            return Set.of();
        }

        @Override
        public Map<String, String> authorizationParameters() {
            return Map.of();
        }

        @Override
        public boolean maySend(Set<String> granted, TokenUse use) {
            return true;
        }

        @Override
        public Set<String> issuers(Registration registration, Map<String, Object> claims) {
            return Set.of(registration.issuer());
        }

        @Override
        public Optional<Account> account(Map<String, Object> claims) {
            return Optional.empty();
        }

        @Override
        public Optional<URI> revocationUri() {
            return Optional.empty();
        }
    }

    private record Patient() implements ConnectionConfig {
        @Override
        public URI callbackUri() {
            return URI.create("https://facteur.example/callback");
        }

        @Override
        public Optional<List<String>> pageOrigins() {
            return Optional.empty();
        }

        @Override
        public Optional<URI> page() {
            return Optional.empty();
        }

        @Override
        public Duration consentLimit() {
            return Duration.ofMinutes(10);
        }

        @Override
        public Duration answerLimit() {
            return Duration.ofSeconds(10);
        }

        @Override
        public int refreshWidth() {
            return 1;
        }

        @Override
        public Duration idleLimit() {
            return Duration.ofDays(30);
        }

        @Override
        public Duration revocationEvery() {
            return Duration.ofMinutes(1);
        }

        @Override
        public Duration revocationPatience() {
            return Duration.ofDays(7);
        }
    }

    @AfterEach
    void close() {
        partner.close();
    }

    private IdentityOutcome read(String header) {
        String claims = """
                {"iss": "%s", "aud": "%s", "sub": "1", "exp": 4102444800, "nonce": "n", "email": "j@example.org",
                 "email_verified": true}""".formatted(partner.issuer(), EmbeddedPartner.CLIENT_ID);
        return tokens.read(
                Provider.GMAIL, new Secret(base64(header) + "." + base64(claims) + "." + base64("signature")), "n");
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource(
            value = PartnerFault.class,
            names = {"UNAVAILABLE", "BROKEN_OFF"})
    void keysThatCannotBeHadAreTheProvidersMatter(PartnerFault fault) {
        partner.fail(PartnerEndpoint.KEYS, fault);

        assertThat(read("{\"alg\": \"RS256\", \"kid\": \"k\"}")).isInstanceOf(IdentityOutcome.Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\": \"RS256\", \"kid\": \"unknown\"}",
                "{\"alg\": \"HS256\"}",
                "{\"alg\": \"none\"}",
                "{}",
                "no JSON"
            })
    void whatNoKeyOfTheProviderHasSignedProvesNothing(String header) {
        assertThat(read(header)).isInstanceOf(IdentityOutcome.Unproven.class);
    }

    @Test
    void whatIsNoTokenProvesNothing() {
        assertThat(tokens.read(Provider.GMAIL, new Secret("ya29.opaque"), "n"))
                .isInstanceOf(IdentityOutcome.Unproven.class);
    }
}
