package dev.facteur.settings.discovery.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.model.provider.MailProviders;
import dev.facteur.model.sender.HostName;
import dev.facteur.model.sender.TransportSecurity;
import dev.facteur.settings.discovery.preset.FoundServers;
import dev.facteur.settings.discovery.preset.PresetFindings;
import dev.facteur.settings.discovery.server.FoundServer;
import dev.facteur.settings.discovery.server.UsernameTemplate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FindingsTest {
    private static final MailProviders PROVIDERS = MailProviders.bundled();

    private static Found described(Source source, String host) {
        FoundServer smtp =
                new FoundServer(new HostName(host), 465, TransportSecurity.TLS, UsernameTemplate.WHOLE_ADDRESS);
        return FoundServers.describe(PROVIDERS, source, smtp, Optional.empty(), true, Optional.empty());
    }

    private static Found mx(String host) {
        return PresetFindings.of(PROVIDERS.forMx(host), Source.MX, Confidence.LIKELY);
    }

    private static List<String> ranked(Found... found) {
        return Findings.ranked(List.of(found).stream()
                        .reduce(Found.NOTHING, Found::and)
                        .findings())
                .stream()
                .map(finding -> finding.source() + " " + finding.smtp().host() + " " + finding.signIn())
                .toList();
    }

    @Test
    void theDomainsOwnFileStandsBeforeTheDatabaseAndThatBeforeDns() {
        assertThat(ranked(
                        described(Source.SRV, "srv.example.org"),
                        described(Source.THUNDERBIRD_DATABASE, "database.example.org"),
                        described(Source.AUTOCONFIG, "own.example.org")))
                .containsExactly(
                        "AUTOCONFIG own.example.org PASSWORD",
                        "THUNDERBIRD_DATABASE database.example.org PASSWORD",
                        "SRV srv.example.org PASSWORD");
    }

    @Test
    void theSameServerIsProposedOnceByItsBestSource() {
        assertThat(ranked(described(Source.SRV, "smtp.example.org"), described(Source.AUTOCONFIG, "smtp.example.org")))
                .containsExactly("AUTOCONFIG smtp.example.org PASSWORD");
    }

    @Test
    void aKnownProviderIsRecognisedByItsServerAndConnectedFirst() {
        assertThat(ranked(described(Source.AUTOCONFIG, "smtp.gmail.com")))
                .containsExactly("AUTOCONFIG smtp.gmail.com OAUTH2", "AUTOCONFIG smtp.gmail.com APP_PASSWORD");
    }

    @Test
    void theProductsOfAFamilyAreAllProposedTheOneForEverybodyFirst() {
        assertThat(ranked(mx("mx1.mail.ovh.net")))
                .satisfies(all -> assertThat(all.getFirst()).doesNotContain("ex4", "pro"))
                .contains("MX ex4.mail.ovh.net PASSWORD");
    }

    @Test
    void whatAFormerProviderLeftInTheZoneStandsBehindTheOneThatTakesTheMail() {
        assertThat(ranked(described(Source.AUTOCONFIG, "mail.gandi.net"), mx("aspmx.l.google.com"))
                        .getFirst())
                .startsWith("MX smtp.gmail.com");
    }

    @Test
    void theServerOfADomainsOwnStandsBeforeTheProviderThatTakesTheMail() {
        assertThat(ranked(
                                described(Source.AUTOCONFIG, "smtp.example.org"),
                                mx("example-org.mail.protection.outlook.com"))
                        .getFirst())
                .startsWith("AUTOCONFIG smtp.example.org");
    }
}
