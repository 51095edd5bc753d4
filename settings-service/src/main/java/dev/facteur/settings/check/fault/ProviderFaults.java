package dev.facteur.settings.check.fault;

import dev.facteur.model.provider.Endpoint;
import dev.facteur.model.provider.MailProvider;
import dev.facteur.model.provider.MailProviders;
import dev.facteur.model.provider.PartnerConnection;
import dev.facteur.settings.problem.Fault;
import dev.facteur.submission.meaning.FormField;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of providers offline, added to faults: whose server it is, or should be, and what that provider wants. A
 * server that says "535" to everything says no more than that to anybody.
 */
record ProviderFaults(MailProviders providers) {
    private static final int SLIPS = 2;

    Fault refined(Fault fault, Given given) {
        return switch (fault.stage()) {
            case FORM, MAIL, RCPT, SENT_FOLDER -> fault;
            case RESOLVE, CONNECT, TLS, GREETING, CAPABILITIES -> beforeLogin(fault, given);
            case AUTH -> LoginFaults.CODES.contains(fault.code()) ? atLogin(fault, given) : fault;
        };
    }

    private Fault beforeLogin(Fault fault, Given given) {
        List<MailProvider> ofAddress = ofAddress(given);
        Optional<MailProvider> hopeless = hopeless(ofAddress);
        if (hopeless.isPresent()) {
            return LoginFaults.noPasswordsAt(hopeless.get(), fault, given);
        }
        return meant(given, ofAddress)
                .map(server -> server.instead(fault, given))
                .orElse(fault);
    }

    private Fault atLogin(Fault fault, Given given) {
        List<MailProvider> ofAddress = ofAddress(given);
        Optional<MailProvider> hopeless = hopeless(ofAddress);
        if (hopeless.isPresent()) {
            return LoginFaults.noPasswordsAt(hopeless.get(), fault, given);
        }
        Optional<MailProvider> ofServer = ofServer(given);
        Optional<MailProvider> proper =
                ofAddress.stream().filter(provider -> isAt(provider, given)).findFirst();
        if (proper.isEmpty() && ofServer.isPresent() && ofAddress.size() == 1) {
            return first(ofAddress.getFirst(), given.form()).instead(fault, given);
        }
        return proper.or(() -> ofServer)
                .map(provider -> new LoginFaults(new KnownServer(provider, given.form())).refined(fault, given))
                .orElseGet(() -> LoginFaults.atAServerNobodyKnows(fault, given));
    }

    /** A bridge on the owner's computer is no server of the provider: 127.0.0.1 is anybody's. */
    private Optional<MailProvider> ofServer(Given given) {
        return providers.forServer(given.host()).filter(provider -> !LoginFaults.isBridge(provider));
    }

    /** The account that sends by the same provider without its submission server. */
    Optional<PartnerConnection> connectionAt(Given given) {
        return ofServer(given).flatMap(MailProvider::connection);
    }

    private List<MailProvider> ofAddress(Given given) {
        return providers.forDomain(given.address().asciiDomain());
    }

    private static Optional<MailProvider> hopeless(List<MailProvider> ofAddress) {
        return ofAddress.size() == 1
                ? ofAddress.stream()
                        .filter(provider -> !provider.takesPasswords())
                        .findFirst()
                : Optional.empty();
    }

    private static boolean isAt(MailProvider provider, Given given) {
        return new KnownServer(provider, given.form()).hasHost(given.host());
    }

    /** Which server was meant, if it is another than the given one, or the given one by another door. */
    private Optional<Meant> meant(Given given, List<MailProvider> ofAddress) {
        Optional<MailProvider> ofServer = ofServer(given);
        if (ofServer.isPresent() && isAt(ofServer.get(), given)) {
            KnownServer server = new KnownServer(ofServer.get(), given.form());
            return ofAddress.size() == 1 && !isAt(ofAddress.getFirst(), given)
                    ? Optional.of(first(ofAddress.getFirst(), given.form()))
                    : server.endpoints().stream()
                            .filter(endpoint -> endpoint.host().value().equals(given.host()))
                            .filter(endpoint -> !server.hasDoor(given.host(), given.door()))
                            .findFirst()
                            .map(endpoint -> new Meant(server, endpoint));
        }
        return ofAddress.stream()
                .limit(ofAddress.size() == 1 ? 1 : 0)
                .findFirst()
                .or(() -> ofServer)
                .filter(provider ->
                        !new KnownServer(provider, given.form()).endpoints().isEmpty())
                .map(provider -> first(provider, given.form()))
                .or(() -> misspelt(given));
    }

    private static Meant first(MailProvider provider, Form form) {
        KnownServer server = new KnownServer(provider, form);
        return new Meant(server, server.endpoints().getFirst());
    }

    private Optional<Meant> misspelt(Given given) {
        return providers.all().stream()
                .filter(MailProvider::takesPasswords)
                .map(provider -> new KnownServer(provider, given.form()))
                .flatMap(server -> server.endpoints().stream().map(endpoint -> new Meant(server, endpoint)))
                .filter(meant -> meant.distance(given) <= SLIPS)
                .min(Comparator.comparingInt(meant -> meant.distance(given)));
    }

    /** The server that was probably meant. */
    private record Meant(KnownServer server, Endpoint endpoint) {
        int distance(Given given) {
            return Spelling.distance(given.host(), endpoint.host().value());
        }

        Fault instead(Fault fault, Given given) {
            Map<String, String> values = server.valuesInsteadOf(given, endpoint);
            String host = server.form().pointer(FormField.HOST);
            if (!values.containsKey(host)) {
                // The host is right; what the trial of its doors found out is better than what is known offline.
                boolean isOfDoor = fault.field().equals(server.form().pointer(FormField.PORT))
                        || fault.field().equals(server.form().pointer(FormField.SECURITY));
                return isOfDoor && fault.suggestions().isEmpty() && !values.isEmpty() ? told(fault, values) : fault;
            }
            Fault named = fault.field().equals(host)
                    ? fault
                    : fault.movedTo(host)
                            .named("HOST_UNUSUAL", server.provider().name());
            return told(named, values);
        }

        private Fault told(Fault fault, Map<String, String> values) {
            return fault.suggesting(values)
                    .advising(
                            "advice.server." + server.form(),
                            server.provider().name(),
                            endpoint.host().value(),
                            Integer.toString(endpoint.port()),
                            endpoint.security().name());
        }
    }
}
