package dev.facteur.dispatch.operate;

import dev.facteur.dispatch.identity.Caller;
import dev.facteur.dispatch.identity.Callers;
import dev.facteur.dispatch.operate.search.Cursor;
import dev.facteur.dispatch.operate.search.Deliveries;
import dev.facteur.dispatch.operate.search.Deliveries.Found;
import dev.facteur.dispatch.operate.search.DeliveryFilter;
import dev.facteur.dispatch.operate.search.Summaries;
import dev.facteur.dispatch.operate.search.Summaries.Summary;
import dev.facteur.dispatch.operate.view.CountView;
import dev.facteur.dispatch.operate.view.PageView;
import dev.facteur.dispatch.operate.view.SummaryView;
import dev.facteur.dispatch.problem.ProblemType;
import dev.facteur.dispatch.problem.Problems;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The deliveries that exist for whoever asks: an operator's are all, a person's their own. */
@Path("/deliveries")
@Tag(
        name = "Deliveries",
        description =
                "What became of the documents. The role `operator` sees those of every tenant, anybody else their own.")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class DeliveriesResource {
    private static final int PAGE = 50;
    private static final int MAX_PAGE = 200;
    private static final Duration LOOKED_BACK = Duration.ofDays(7);

    private final Deliveries deliveries;
    private final Summaries summaries;
    private final Revalidation revalidation;
    private final Callers callers;
    private final Problems problems;
    private final Clock clock;

    DeliveriesResource(
            Deliveries deliveries,
            Summaries summaries,
            Revalidation revalidation,
            Callers callers,
            Problems problems,
            Clock clock) {
        this.deliveries = deliveries;
        this.summaries = summaries;
        this.revalidation = revalidation;
        this.callers = callers;
        this.problems = problems;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "findDeliveries",
            summary = "Find deliveries, newest first",
            description =
                    "Page by page: give the `cursor` of one answer to have the next, which begins behind it whatever came"
                            + " meanwhile. Ask again with `If-None-Match` to see changes: 304 as long as there are none.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = PageView.class),
                            examples = @ExampleObject(value = Examples.PAGE)))
    @APIResponse(responseCode = "304", description = "Nothing has changed since that `ETag`")
    @APIResponse(responseCode = "400", description = "`parameter-invalid`, with faults")
    public Response find(
            @BeanParam FilterParameters written,
            @QueryParam("limit")
                    @Parameter(
                            description = "1 to 200",
                            schema = @Schema(implementation = Integer.class, defaultValue = "50"))
                    @Nullable String limit,
            @QueryParam("cursor") @Parameter(description = "Of the page before") @Nullable String cursor,
            UriInfo uri,
            Request request)
            throws SQLException {
        Parameters parameters = new Parameters();
        Asked asked = read(written, parameters, uri, Set.of("limit", "cursor"));
        int size = parameters.number("limit", limit, 1, MAX_PAGE, PAGE);
        Optional<Cursor> behind = parameters.value("cursor", cursor, Cursor::parse, "cursor");
        parameters.check(ProblemType.PARAMETER_INVALID);
        Found found = asked.filter().isEmpty()
                ? Found.NOTHING
                : deliveries.find(asked.filter().get(), size, behind);
        boolean isForSender = asked.caller() instanceof Caller.Person;
        return revalidation.answer(PageView.of(found, isForSender, problems.language()), problems.language(), request);
    }

    @GET
    @Path("/count")
    @Operation(
            operationId = "countDeliveries",
            summary = "Count deliveries",
            description =
                    "Such as those that wait for a person: `state=WAITING&reason=AUTHENTICATION_EXPIRED`. Up to 10,000.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = CountView.class),
                            examples = @ExampleObject(value = Examples.COUNT)))
    @APIResponse(responseCode = "304", description = "Nothing has changed since that `ETag`")
    @APIResponse(responseCode = "400", description = "`parameter-invalid`, with faults")
    public Response count(@BeanParam FilterParameters written, UriInfo uri, Request request) throws SQLException {
        Parameters parameters = new Parameters();
        Asked asked = read(written, parameters, uri, Set.of());
        parameters.check(ProblemType.PARAMETER_INVALID);
        int counted =
                asked.filter().isEmpty() ? 0 : deliveries.count(asked.filter().get());
        return revalidation.answer(CountView.of(counted, Deliveries.MOST_COUNTED), problems.language(), request);
    }

    @GET
    @Path("/summary")
    @Operation(
            operationId = "summariseDeliveries",
            summary = "What waits, failed or is held, at a glance",
            description =
                    "Grouped by why and by who must act, the largest group first. Without `since`: of the last seven"
                            + " days.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = SummaryView.class),
                            examples = @ExampleObject(value = Examples.SUMMARY)))
    @APIResponse(responseCode = "304", description = "Nothing has changed since that `ETag`")
    @APIResponse(responseCode = "400", description = "`parameter-invalid`, with faults")
    public Response summary(@BeanParam FilterParameters written, UriInfo uri, Request request) throws SQLException {
        Parameters parameters = new Parameters();
        Asked asked = read(written, parameters, uri, Set.of());
        parameters.check(ProblemType.PARAMETER_INVALID);
        Optional<DeliveryFilter> filter = asked.filter().map(this::ofTheLastDays);
        Summary summary = filter.isEmpty() ? Summary.NOTHING : summaries.of(filter.get());
        return revalidation.answer(SummaryView.of(summary), problems.language(), request);
    }

    private DeliveryFilter ofTheLastDays(DeliveryFilter filter) {
        return filter.since().isPresent()
                ? filter
                : filter.since(clock.instant().minus(LOOKED_BACK));
    }

    private Asked read(FilterParameters written, Parameters parameters, UriInfo uri, Set<String> others) {
        Set<String> known = new HashSet<>(FilterParameters.NAMES);
        known.addAll(others);
        parameters.accept(uri.getQueryParameters(), known);
        DeliveryFilter filter = Filters.read(written, parameters);
        Caller caller = parameters.flag("mine", written.mine) ? callers.person() : callers.current();
        if (caller instanceof Caller.Operator && filter.lacksTenant()) {
            parameters.missing("tenant");
        }
        return switch (caller) {
            case Caller.Operator operator -> new Asked(operator, Optional.of(filter));
            case Caller.Person person -> new Asked(person, filter.ownedBy(person.key()));
        };
    }

    /**
     * What is asked, by whom.
     *
     * @param filter empty if only others' deliveries were asked for
     */
    private record Asked(Caller caller, Optional<DeliveryFilter> filter) {}
}
