package dev.facteur.dispatch.operate;

import dev.facteur.dispatch.ledger.DeliveryState;
import dev.facteur.dispatch.operate.search.DeliveryFilter;
import dev.facteur.dispatch.operate.view.ShownState;
import dev.facteur.model.RequestId;
import dev.facteur.model.SenderId;
import dev.facteur.model.TenantId;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.FailureCause;
import dev.facteur.model.outcome.WhoActs;
import dev.facteur.model.sender.SendingMethod;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Filters as they are written, read. */
final class Filters {
    private static final int MAX_DOCUMENT_ID = 500;
    private static final String ID = "1–255 visible ASCII characters without a slash";

    private Filters() {}

    static DeliveryFilter read(FilterParameters written, Parameters parameters) {
        return new DeliveryFilter(
                parameters.value("tenant", written.tenant, TenantId::new, ID),
                parameters.value("sender", written.sender, SenderId::new, ID),
                parameters.value("requestId", written.requestId, RequestId::new, ID),
                states(written.state == null ? List.of() : written.state, parameters),
                parameters.constant("reason", written.reason, DelayReason.values()),
                parameters.constant("cause", written.cause, FailureCause.values()),
                parameters.constant("whoActs", written.whoActs, WhoActs.values()),
                parameters.constant("method", written.method, SendingMethod.values(), Filters::onTheWire),
                documentId(written, parameters),
                parameters.instant("since", written.since),
                parameters.instant("until", written.until));
    }

    private static Optional<String> documentId(FilterParameters written, Parameters parameters) {
        return parameters.value("document", written.document, Filters::text, "1–500 characters");
    }

    private static Set<DeliveryState> states(List<String> written, Parameters parameters) {
        return written.stream()
                .flatMap(state -> parameters.constant("state", state, ShownState.values()).stream())
                .flatMap(state -> state.states().stream())
                .collect(Collectors.toSet());
    }

    private static String text(String text) {
        if (text.isEmpty() || text.length() > MAX_DOCUMENT_ID || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("no text");
        }
        return text;
    }

    /** As events and profiles have it. */
    private static String onTheWire(SendingMethod method) {
        return switch (method) {
            case RELAY, GMAIL, MICROSOFT -> method.name();
            case MAILBOX -> "SMTP";
        };
    }
}
