package dev.facteur.model.provider;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import dev.facteur.model.DomainNames;
import dev.facteur.model.FacteurJson;
import dev.facteur.model.InvalidValueException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The mail providers that are known offline.
 *
 * <p>To add one: write an entry into {@code dev/facteur/provider/mail-providers.json}, where the names stand in order, with
 * its {@code sources}, and what nobody has confirmed under {@code unverified}; give a row for one of its addresses to {@code
 * addresses.csv} of the tests. {@code MailProvidersTest} says what is missing or contradicts another entry.
 */
public final class MailProviders {
    private static final String RESOURCE = "/dev/facteur/provider/mail-providers.json";

    private final List<MailProvider> all;

    MailProviders(List<MailProvider> all) {
        this.all = List.copyOf(all);
    }

    /** Those of the data file in this jar; read once. */
    public static MailProviders bundled() {
        return Bundled.PROVIDERS;
    }

    public List<MailProvider> all() {
        return all;
    }

    /** Of whose addresses this is the domain (A-labels or U-labels): one, the products of one family, or none. */
    public List<MailProvider> forDomain(String domain) {
        return closest(domain, provider -> provider.domains().stream(), NamePattern::matches);
    }

    /** To whom a domain belongs that has this MX host: one, the products of one family, or none. */
    public List<MailProvider> forMx(String mxHost) {
        return closest(mxHost, provider -> provider.mx().stream(), NamePattern::matchesEndOf);
    }

    /** Whose SMTP or IMAP server this is, with the hosts of that very server number, region or country. */
    public Optional<MailProvider> forServer(String host) {
        return name(host)
                .flatMap(name -> all.stream()
                        .flatMap(provider -> owned(provider, name).stream())
                        .min(Comparator.comparingInt(provider -> rank(provider, name))));
    }

    private static Optional<MailProvider> owned(MailProvider provider, String host) {
        return provider.hostChoice()
                .flatMap(choice -> endpoints(provider)
                        .flatMap(endpoint -> endpoint.valueIn(host, choice).stream())
                        .findFirst())
                .map(provider::with)
                .or(() -> Optional.of(provider).filter(plain -> rank(plain, host) < Integer.MAX_VALUE));
    }

    private static Stream<Endpoint> endpoints(MailProvider provider) {
        return Stream.concat(provider.smtp().stream(), provider.imap().stream());
    }

    /** Several may name a host; it is whose first choice it is. */
    private static int rank(MailProvider provider, String host) {
        return Math.min(rank(provider.smtp(), host), rank(provider.imap(), host));
    }

    private static int rank(List<Endpoint> endpoints, String host) {
        for (int i = 0; i < endpoints.size(); i++) {
            if (endpoints.get(i).host().value().equals(host)) {
                return i;
            }
        }
        return Integer.MAX_VALUE;
    }

    private List<MailProvider> closest(
            String given, Function<MailProvider, Stream<NamePattern>> patterns, Match match) {
        Optional<String> name = name(given);
        if (name.isEmpty()) {
            return List.of();
        }
        Function<MailProvider, OptionalInt> closeness = provider -> patterns.apply(provider)
                .filter(pattern -> match.matches(pattern, name.get()))
                .mapToInt(NamePattern::labels)
                .max();
        int best = all.stream()
                .flatMapToInt(provider -> closeness.apply(provider).stream())
                .max()
                .orElse(Integer.MAX_VALUE);
        return all.stream()
                .filter(provider -> closeness.apply(provider).orElse(-1) == best)
                .map(provider -> chosenBy(name.get(), provider))
                .toList();
    }

    private interface Match {
        boolean matches(NamePattern pattern, String name);
    }

    /** {@code mx.zoho.eu} is in the European data centre: a name that has one of the values in it makes the choice. */
    private static MailProvider chosenBy(String name, MailProvider provider) {
        return provider.hostChoice().stream()
                .flatMap(choice -> choice.values().stream())
                .filter(value -> ("." + name + ".").contains("." + value + "."))
                .max(Comparator.comparingInt(String::length))
                .map(provider::with)
                .orElse(provider);
    }

    /** A name of DNS may end with a dot; what is no name belongs to nobody. */
    private static Optional<String> name(String given) {
        String name = given.strip();
        try {
            return Optional.of(
                    DomainNames.toAscii("name", name.endsWith(".") ? name.substring(0, name.length() - 1) : name));
        } catch (InvalidValueException noName) {
            return Optional.empty();
        }
    }

    private static final class Bundled {
        static final MailProviders PROVIDERS = new MailProviders(read());

        private static List<MailProvider> read() {
            try (InputStream in = Objects.requireNonNull(MailProviders.class.getResourceAsStream(RESOURCE), RESOURCE)) {
                // A misspelt name must not be taken for one left out.
                return FacteurJson.newMapper()
                        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        // What is left out is not so.
                        .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                        .readValue(in, new TypeReference<List<MailProvider>>() {});
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + RESOURCE, e);
            }
        }
    }
}
