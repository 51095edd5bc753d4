package dev.facteur.settings.discovery;

import dev.facteur.model.provider.HostChoice;
import dev.facteur.model.provider.MailProvider;
import dev.facteur.model.provider.MailProviders;
import dev.facteur.settings.problem.Fault;
import dev.facteur.settings.problem.FaultCode;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The product that a user says is theirs, with the number, region or country that its hosts have. */
sealed interface ProductChoice {

    record Chosen(MailProvider product) implements ProductChoice {}

    record Wrong(Fault fault) implements ProductChoice {}

    /** The values are those of the parameters {@code number}, {@code region} and {@code country}, where they were given. */
    static ProductChoice of(String id, Map<String, String> values) {
        Optional<MailProvider> product = MailProviders.bundled().all().stream()
                .filter(provider -> provider.id().equals(id))
                .findFirst();
        if (product.isEmpty()) {
            return new Wrong(Fault.of("/product", FaultCode.VALUE_UNKNOWN, ids()));
        }
        Optional<HostChoice> choice = product.get().hostChoice();
        Optional<String> value = choice.map(HostChoice::name).map(values::get).map(String::strip);
        if (value.isEmpty()) {
            return new Chosen(product.get());
        }
        HostChoice known = choice.orElseThrow();
        if (!known.allows(value.get())) {
            return new Wrong(
                    known.values().isEmpty()
                            ? Fault.of("/" + known.name(), FaultCode.SERVER_NUMBER_INVALID)
                            : Fault.of("/" + known.name(), FaultCode.VALUE_UNKNOWN, String.join(", ", known.values())));
        }
        return new Chosen(product.get().with(value.get()));
    }

    private static String ids() {
        return MailProviders.bundled().all().stream().map(MailProvider::id).collect(Collectors.joining(", "));
    }
}
