package dev.facteur.model.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.network.HostGuard;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No entry of the data file contradicts another, and each is complete. */
class ProviderFileTest {
    private static final MailProviders PROVIDERS = MailProviders.bundled();

    @Test
    void idsAreUnique() {
        assertThat(PROVIDERS.all()).extracting(MailProvider::id).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("providers")
    void eachOfItsDomainsIsItsAlone(MailProvider provider) {
        assertThat(provider.domains())
                .allSatisfy(pattern -> assertThat(namesOf(pattern))
                        .allSatisfy(name -> assertThat(PROVIDERS.forDomain(name))
                                .extracting(MailProvider::id)
                                .containsExactly(provider.id())));
    }

    @ParameterizedTest
    @MethodSource("providers")
    void eachMxLeadsToItOrItsFamilyAlone(MailProvider provider) {
        assertThat(provider.mx())
                .allSatisfy(pattern -> assertThat(namesOf(pattern))
                        .allSatisfy(name -> assertThat(PROVIDERS.forMx("mx1." + name))
                                .anyMatch(found -> found.id().equals(provider.id()))
                                .allMatch(found -> isOfOneFamily(found, provider))));
    }

    @ParameterizedTest
    @MethodSource("providers")
    void itsPortsMayBeContactedUnlessItCannotWork(MailProvider provider) {
        if (provider.whyNot().filter(WhyNot.BRIDGE_ON_YOUR_PC::equals).isEmpty()) {
            assertThat(endpoints(provider))
                    .allSatisfy(endpoint -> assertThat(HostGuard.MAIL_PORTS).contains(endpoint.port()));
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void itsPagesAreSafeToOpen(MailProvider provider) {
        assertThat(Stream.concat(provider.passwordHelp().stream(), provider.enableHelp().stream()))
                .allSatisfy(page -> assertThat(page).hasScheme("https").hasNoUserInfo());
    }

    @ParameterizedTest
    @MethodSource("providers")
    void itIsFoundAndSaysWhereItComesFrom(MailProvider provider) {
        assertThat(provider.sources()).isNotEmpty();
        assertThat(provider.domains().size() + provider.mx().size()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("providers")
    void itHasAnExample(MailProvider provider) throws IOException {
        try (InputStream rows = Objects.requireNonNull(getClass().getResourceAsStream("addresses.csv"))) {
            assertThat(new String(rows.readAllBytes(), StandardCharsets.UTF_8)).contains(", " + provider.id() + ", ");
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void oneOfItsServersLeadsBackToIt(MailProvider provider) {
        // What shares its servers with another cannot be told from it, and has its user names and copies.
        assertThat(PROVIDERS.forServer(provider.smtp().getFirst().host().value()))
                .hasValueSatisfying(found -> {
                    assertThat(found.username()).isEqualTo(provider.username());
                    assertThat(found.sentCopy()).isEqualTo(provider.sentCopy());
                    assertThat(found.password()).isEqualTo(provider.password());
                });
    }

    static List<MailProvider> providers() {
        return PROVIDERS.all();
    }

    private static boolean isOfOneFamily(MailProvider one, MailProvider other) {
        return one.id().equals(other.id())
                || (one.family().isPresent() && one.family().equals(other.family()));
    }

    private static Stream<Endpoint> endpoints(MailProvider provider) {
        return Stream.concat(provider.smtp().stream(), provider.imap().stream());
    }

    private static List<String> namesOf(NamePattern pattern) {
        String value = pattern.value();
        return value.endsWith(".*")
                ? Stream.of("com", "fr", "co.uk", "com.br")
                        .map(country -> value.substring(0, value.length() - 1) + country)
                        .toList()
                : List.of(value.replace("*", "acme"));
    }
}
