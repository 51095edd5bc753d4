package dev.facteur.settings.connection.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.model.EmailAddress;
import dev.facteur.model.sender.HostName;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** In what Google and Microsoft differ. */
class ProvidersTest {
    private static final URI SOMEWHERE = URI.create("https://provider.example/");
    private static final String TENANT = "72f988bf-86f1-41af-91ab-2d7cd011db47";

    private final Gmail gmail = new Gmail(new GmailAt(Optional.of("id"), Optional.of("secret")));
    private final Microsoft microsoft = new Microsoft(new MicrosoftAt(Optional.of("id"), Optional.of("secret")));

    private record GmailAt(Optional<String> clientId, Optional<String> clientSecret) implements GmailConfig {
        @Override
        public String issuer() {
            return "https://accounts.google.com";
        }

        @Override
        public URI authorizationUri() {
            return SOMEWHERE;
        }

        @Override
        public URI tokenUri() {
            return SOMEWHERE;
        }

        @Override
        public URI keysUri() {
            return SOMEWHERE;
        }

        @Override
        public URI revocationUri() {
            return SOMEWHERE;
        }

        @Override
        public List<String> submissionHosts() {
            return List.of("smtp.gmail.com");
        }
    }

    private record MicrosoftAt(Optional<String> clientId, Optional<String> clientSecret) implements MicrosoftConfig {
        @Override
        public String issuer() {
            return "https://login.microsoftonline.com/{tenantid}/v2.0";
        }

        @Override
        public URI authorizationUri() {
            return SOMEWHERE;
        }

        @Override
        public URI tokenUri() {
            return SOMEWHERE;
        }

        @Override
        public URI keysUri() {
            return SOMEWHERE;
        }

        @Override
        public List<String> submissionHosts() {
            return List.of("smtp.office365.com", "smtp-mail.outlook.com");
        }
    }

    private static Optional<String> address(PartnerProvider provider, Map<String, Object> claims) {
        return provider.account(claims).map(Account::address).map(EmailAddress::value);
    }

    @Test
    void withoutAClientNothingIsOffered() {
        assertThat(new Gmail(new GmailAt(Optional.empty(), Optional.empty())).registration())
                .isEmpty();
        assertThat(new Microsoft(new MicrosoftAt(Optional.of("id"), Optional.empty())).registration())
                .isEmpty();
        assertThat(gmail.registration()).isPresent();
    }

    @Test
    void googleVouchesForTheAddressesItHasVerified() {
        assertThat(address(gmail, Map.of("sub", "1", "email", "j@gmail.com", "email_verified", true)))
                .contains("j@gmail.com");
        assertThat(address(gmail, Map.of("sub", "1", "email", "j@gmail.com", "email_verified", false)))
                .isEmpty();
        assertThat(address(gmail, Map.of("sub", "1", "email", "j@gmail.com"))).isEmpty();
        assertThat(address(gmail, Map.of("email", "j@gmail.com", "email_verified", true)))
                .isEmpty();
    }

    @Test
    void atMicrosoftAnAddressCountsWhereTheTenantOwnsItsDomain() {
        Map<String, Object> work = Map.of("sub", "1", "tid", TENANT, "preferred_username", "j@contoso.com");
        assertThat(address(microsoft, work)).contains("j@contoso.com");

        Map<String, Object> claimed = new java.util.HashMap<>(work);
        claimed.put("email", "boss@fabrikam.com");
        assertThat(address(microsoft, claimed)).contains("j@contoso.com");
        claimed.put("xms_edov", 1);
        assertThat(address(microsoft, claimed)).contains("boss@fabrikam.com");
        claimed.put("xms_edov", "false");
        assertThat(address(microsoft, claimed)).contains("j@contoso.com");
        claimed.put("tid", "9188040d-6c67-4c5b-b112-36a304b66dad");
        assertThat(address(microsoft, claimed)).contains("boss@fabrikam.com");
        assertThat(address(microsoft, Map.of("sub", "1", "preferred_username", "+33 6 12 34 56 78")))
                .isEmpty();
    }

    @Test
    void anIssuerIsTheOneOfTheTenant() {
        Registration registration = microsoft.registration().orElseThrow();

        assertThat(microsoft.issuers(registration, Map.of("tid", TENANT)))
                .containsExactly("https://login.microsoftonline.com/" + TENANT + "/v2.0");
        assertThat(microsoft.issuers(registration, Map.of())).isEmpty();
        assertThat(gmail.issuers(gmail.registration().orElseThrow(), Map.of()))
                .containsExactlyInAnyOrder("https://accounts.google.com", "accounts.google.com");
    }

    @Test
    void sendingWantsTheScopeForIt() {
        assertThat(gmail.maySend(Set.of("openid", "https://www.googleapis.com/auth/gmail.send"), TokenUse.API))
                .isTrue();
        assertThat(gmail.maySend(Set.of("openid", "https://www.googleapis.com/auth/userinfo.email"), TokenUse.API))
                .isFalse();
        assertThat(microsoft.maySend(Set.of("openid", "https://graph.microsoft.com/mail.send"), TokenUse.API))
                .isTrue();
        assertThat(microsoft.maySend(Set.of("Mail.Send"), TokenUse.API)).isTrue();
        assertThat(microsoft.maySend(Set.of("Mail.Read"), TokenUse.API)).isFalse();
    }

    @Test
    void forSmtpEachAsksForWhatItsServerWantsAndNothingElse() {
        assertThat(gmail.scopes(TokenUse.SMTP)).containsExactly("openid", "email", "https://mail.google.com/");
        assertThat(microsoft.scopes(TokenUse.SMTP))
                .containsExactly(
                        "openid", "email", "profile", "offline_access", "https://outlook.office.com/SMTP.Send");
        assertThat(microsoft.maySend(Set.of("https://outlook.office.com/SMTP.Send"), TokenUse.SMTP))
                .isTrue();
        assertThat(microsoft.maySend(Set.of("https://outlook.office.com/SMTP.Send"), TokenUse.API))
                .isFalse();
        assertThat(microsoft.maySend(Set.of("https://graph.microsoft.com/Mail.Send"), TokenUse.SMTP))
                .isFalse();
        assertThat(gmail.maySend(Set.of("https://www.googleapis.com/auth/gmail.send"), TokenUse.SMTP))
                .isFalse();
        assertThat(gmail.maySend(Set.of("https://mail.google.com/"), TokenUse.API))
                .isTrue();
    }

    @Test
    void atMicrosoftAnAccessTokenIsForOneResourceAndTheRefreshTokenForAll() {
        assertThat(microsoft.refreshScope(TokenUse.API))
                .hasValue("openid email profile offline_access https://graph.microsoft.com/Mail.Send");
        assertThat(microsoft.refreshScope(TokenUse.SMTP))
                .hasValueSatisfying(
                        scope -> assertThat(scope).contains("SMTP.Send").doesNotContain("graph"));
        assertThat(gmail.refreshScope(TokenUse.SMTP)).isEmpty();
    }

    @Test
    void anAccessTokenIsShownToItsProvidersServersAlone() {
        Providers providers = new Providers(List.of(gmail, microsoft));

        assertThat(providers.ofSubmission(new HostName("smtp.office365.com"))).hasValue(Provider.MICROSOFT);
        assertThat(providers.ofSubmission(new HostName("SMTP.gmail.com"))).hasValue(Provider.GMAIL);
        assertThat(providers.ofSubmission(new HostName("smtp.office365.com.example.org")))
                .isEmpty();
    }
}
