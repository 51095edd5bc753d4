package dev.facteur.dispatch.watch;

import dev.facteur.model.sender.SendingMethod;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Counts the answers of the APIs of Gmail and Microsoft. */
@Startup
@ApplicationScoped
public class PartnerMeters {
    public static final String NOT_SENT = "not-sent";
    public static final String UNANSWERED = "unanswered";

    private static final List<SendingMethod> APIS = List.of(SendingMethod.GMAIL, SendingMethod.MICROSOFT);
    /** Those that mean something of their own; any other counts as its class. */
    private static final List<Integer> TOLD_APART = List.of(400, 401, 403, 404, 413, 429, 500, 503);

    private static final int CLASS = 100;

    private final Map<SendingMethod, Map<String, Counter>> answers = new EnumMap<>(SendingMethod.class);

    public PartnerMeters(MeterRegistry metrics) {
        for (SendingMethod api : APIS) {
            Map<String, Counter> counters = new HashMap<>();
            TOLD_APART.forEach(status -> counters.put(status.toString(), counter(metrics, api, status.toString())));
            List.of("1xx", "2xx", "3xx", "4xx", "5xx", NOT_SENT, UNANSWERED)
                    .forEach(answer -> counters.put(answer, counter(metrics, api, answer)));
            answers.put(api, Map.copyOf(counters));
        }
    }

    public void answered(SendingMethod api, int status) {
        count(api, TOLD_APART.contains(status) ? Integer.toString(status) : status / CLASS + "xx");
    }

    /**
     * Counts what was no answer.
     *
     * @param answer {@link #NOT_SENT} or {@link #UNANSWERED}
     */
    public void count(SendingMethod api, String answer) {
        Counter counter = Objects.requireNonNull(answers.get(api)).get(answer);
        if (counter != null) {
            counter.increment();
        }
    }

    private static Counter counter(MeterRegistry metrics, SendingMethod api, String answer) {
        return Counter.builder("facteur.partner.answers")
                .description("Answers of the APIs that documents are given to, by status")
                .tag("method", api.name())
                .tag("answer", answer)
                .register(metrics);
    }
}
