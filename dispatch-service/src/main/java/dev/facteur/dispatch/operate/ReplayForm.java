package dev.facteur.dispatch.operate;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.facteur.dispatch.operate.search.DeliveryFilter;
import dev.facteur.dispatch.problem.ProblemType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which failed deliveries are to be sent again: those that fit all of it. */
@Schema(name = "ReplayRequest", description = "At least one field besides `dryRun` and `expected`.")
public class ReplayForm {
    private static final int MAX_EXPECTED = 10_000;

    @JsonProperty
    @Schema(examples = "\"acme\"")
    @Nullable String tenant;

    @JsonProperty
    @Nullable String sender;

    @JsonProperty
    @Nullable String requestId;

    @JsonProperty
    @Schema(examples = "\"SERVER_UNREACHABLE\"")
    @Nullable String cause;

    @JsonProperty
    @Nullable String whoActs;

    @JsonProperty
    @Nullable String method;

    @JsonProperty
    @Schema(description = "The `id` in the caller's reference to the document")
    @Nullable String document;

    @JsonProperty
    @Schema(description = "Asked for then or later")
    @Nullable String since;

    @JsonProperty
    @Schema(description = "Asked for before")
    @Nullable String until;

    @JsonProperty
    @Schema(description = "`true`: count and show, change nothing")
    boolean dryRun;

    @JsonProperty
    @Schema(description = "How many: the `count` of the dry run. Needed for a real one")
    @Nullable Integer expected;

    private final List<String> others = new ArrayList<>();

    /** One that is misspelt would be a filter that nobody applies. */
    @JsonAnySetter
    void other(String name, @Nullable Object value) {
        others.add(name);
    }

    /** The filter, once all of the form is as it must be. */
    DeliveryFilter read() {
        Parameters parameters = new Parameters();
        others.forEach(parameters::unknown);
        DeliveryFilter filter = Filters.read(written(), parameters);
        if (filter.lacksTenant()) {
            parameters.missing("tenant");
        }
        if (what().isEmpty()) {
            parameters.missing("");
        }
        if (!dryRun && expected == null) {
            parameters.missing("expected");
        }
        Optional.ofNullable(expected)
                .ifPresent(count -> parameters.number("expected", count.toString(), 0, MAX_EXPECTED, 0));
        parameters.check(ProblemType.REQUEST_UNREADABLE);
        return filter;
    }

    /** What is asked for, as the audit has it. */
    Map<String, String> what() {
        Map<String, String> what = new LinkedHashMap<>();
        put(what, "tenant", tenant);
        put(what, "sender", sender);
        put(what, "requestId", requestId);
        put(what, "cause", cause);
        put(what, "whoActs", whoActs);
        put(what, "method", method);
        put(what, "document", document);
        put(what, "since", since);
        put(what, "until", until);
        return what;
    }

    private static void put(Map<String, String> what, String name, @Nullable String value) {
        if (value != null) {
            what.put(name, value);
        }
    }

    private FilterParameters written() {
        FilterParameters written = new FilterParameters();
        written.tenant = tenant;
        written.sender = sender;
        written.requestId = requestId;
        written.cause = cause;
        written.whoActs = whoActs;
        written.method = method;
        written.document = document;
        written.since = since;
        written.until = until;
        return written;
    }
}
