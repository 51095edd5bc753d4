package dev.facteur.model.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.facteur.model.EmailAddress;
import dev.facteur.model.InvalidValueException;
import dev.facteur.model.sender.HostName;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailProvidersTest {
    private final MailProviders providers = MailProviders.bundled();

    @ParameterizedTest
    @CsvFileSource(resources = "addresses.csv", numLinesToSkip = 2)
    void anAddressLeadsToItsServersAndUserNames(
            String address,
            @Nullable String mx,
            String id,
            String smtp,
            String username,
            @Nullable String imap,
            @Nullable String imapUsername) {
        EmailAddress owner = new EmailAddress(address);
        List<MailProvider> found = mx == null ? providers.forDomain(owner.asciiDomain()) : providers.forMx(mx);
        MailProvider provider = found.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("found " + found));

        assertThat(text(provider.smtp().getFirst())).isEqualTo(smtp);
        assertThat(provider.username().of(owner)).isEqualTo(username);
        assertThat(provider.imap().stream().findFirst().map(MailProvidersTest::text))
                .isEqualTo(Optional.ofNullable(imap));
        if (imap != null) {
            assertThat(provider.usernameAtImap().of(owner)).isEqualTo(imapUsername);
        }
    }

    /** The product's help pages show exactly these. */
    @Test
    void whatTheHelpPagesPromiseIsKept() {
        MailProvider outlook = only(providers.forDomain("hotmail.com"));
        assertThat(outlook.smtp()).extracting(MailProvidersTest::text).startsWith("smtp-mail.outlook.com 587 STARTTLS");
        assertThat(outlook.imap()).extracting(MailProvidersTest::text).startsWith("imap-mail.outlook.com 993 TLS");
        assertThat(outlook.takesPasswords()).isFalse();
        assertThat(outlook.connection()).contains(PartnerConnection.MICROSOFT);

        MailProvider exchange = providers.forMx("mx1.mail.ovh.net").getFirst();
        assertThat(exchange.id()).isEqualTo("ovh-exchange");
        assertThat(exchange.smtp())
                .extracting(MailProvidersTest::text)
                .containsExactly("ex4.mail.ovh.net 587 STARTTLS");
        assertThat(exchange.imap()).extracting(MailProvidersTest::text).containsExactly("ex4.mail.ovh.net 993 TLS");
        assertThat(exchange.imapByDefault()).isFalse();
        assertThat(exchange.copyToSentByDefault()).isFalse();

        MailProvider office = only(providers.forMx("acme.mail.protection.outlook.com"));
        assertThat(office.smtp())
                .extracting(MailProvidersTest::text)
                .containsExactly("smtp.office365.com 587 STARTTLS");
        assertThat(office.imap()).extracting(MailProvidersTest::text).containsExactly("outlook.office365.com 993 TLS");
        assertThat(office.imapByDefault()).isFalse();
        assertThat(office.copyToSentByDefault()).isFalse();

        for (MailProvider google :
                List.of(only(providers.forDomain("gmail.com")), only(providers.forMx("alt1.aspmx.l.google.com")))) {
            assertThat(google.connection()).contains(PartnerConnection.GMAIL);
            assertThat(google.password()).isEqualTo(PasswordKind.APP_PASSWORD);
            assertThat(google.smtp()).extracting(MailProvidersTest::text).startsWith("smtp.gmail.com 465 TLS");
        }
    }

    @Test
    void theProductsOfOvhAreAllProposed() {
        assertThat(providers.forMx("mx1.mail.ovh.net"))
                .extracting(MailProvider::id)
                .containsExactly("ovh-exchange", "ovh-email-pro", "ovh-mx-plan");
    }

    @Test
    void aNameThatTellsTheCountryLeavesNothingToChoose() {
        assertThat(only(providers.forMx("mx00.ionos.com")).hostChoice()).isEmpty();
        assertThat(only(providers.forMx("mx00.perfora.net")).hostChoice())
                .contains(new HostChoice("country", "fr", List.of("fr", "de", "com", "co.uk", "es", "it")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GMail.com", "gmail.com.", " gmail.com "})
    void aDomainIsItsProvidersWhateverItsSpelling(String domain) {
        assertThat(only(providers.forDomain(domain)).id()).isEqualTo("gmail");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme.example",
                "notgmail.com",
                "gmail.com.acme.example",
                "mail.gmail.com",
                "hotmail.acme.fr",
                "hotmail.evil.com",
                "outlook",
                "hotmail.",
                "ⓖmail.com",
                "no name",
                ""
            })
    void aDomainOfSomebodyElseIsNobodys(String domain) {
        assertThat(providers.forDomain(domain)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mx.acme.example",
                "notovh.net",
                "mx.ovh.net.acme.example",
                "mail.google.com",
                "mx.ionos.acme.fr",
                "net",
                ""
            })
    void anMxOfSomebodyElseIsNobodys(String mx) {
        assertThat(providers.forMx(mx)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "smtp.orange.fr, orange, smtp.orange.fr",
        "IMAP.orange.fr., orange, smtp.orange.fr",
        "ex7.mail.ovh.net, ovh-exchange, ex7.mail.ovh.net",
        "pro3.mail.ovh.net, ovh-email-pro, pro3.mail.ovh.net",
        "ssl0.ovh.net, ovh-mx-plan, smtp.mail.ovh.net",
        "imap.ionos.co.uk, ionos, smtp.ionos.co.uk",
        "imap.mail.us-west-2.awsapps.com, amazon-workmail, smtp.mail.us-west-2.awsapps.com",
        "smtp-mail.outlook.com, outlook, smtp-mail.outlook.com",
        "outlook.office365.com, microsoft-365, smtp.office365.com",
        "smtp.protonmail.ch, proton-custom, smtp.protonmail.ch"
    })
    void aServerIsItsProviders(String host, String id, String smtp) {
        assertThat(providers.forServer(host)).hasValueSatisfying(provider -> {
            assertThat(provider.id()).isEqualTo(id);
            assertThat(provider.smtp().getFirst().host()).isEqualTo(new HostName(smtp));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "smtp.acme.example",
                "ex.mail.ovh.net",
                "exchange4.mail.ovh.net",
                "ex0.mail.ovh.net",
                "ex4.mail.ovh.net.acme.example",
                "smtp.ionos.example",
                ""
            })
    void aServerOfSomebodyElseIsNobodys(String host) {
        assertThat(providers.forServer(host)).isEmpty();
    }

    @Test
    void theNumberOfAServerIsANumber() {
        MailProvider exchange = providers.forMx("mx1.mail.ovh.net").getFirst();

        assertThat(exchange.with("12").smtp().getFirst().host()).isEqualTo(new HostName("ex12.mail.ovh.net"));
        assertThatThrownBy(() -> exchange.with("4.evil.example/")).isInstanceOf(InvalidValueException.class);
    }

    private static MailProvider only(List<MailProvider> found) {
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static String text(Endpoint endpoint) {
        return endpoint.host() + " " + endpoint.port() + " " + endpoint.security();
    }
}
