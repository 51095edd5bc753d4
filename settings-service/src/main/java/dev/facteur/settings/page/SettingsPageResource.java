package dev.facteur.settings.page;

import dev.facteur.web.page.Page;
import dev.facteur.web.page.PageAnswers;
import dev.facteur.web.page.PageText;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The page of whoever is signed in: a section at each address. */
@Path("/")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.TEXT_HTML)
public class SettingsPageResource {
    private final Page page;
    private final PageAnswers answers;

    SettingsPageResource(Page page, PageAnswers answers) {
        this.page = page;
        this.answers = answers;
    }

    @CheckedTemplate(basePath = "Page")
    static class Pages {
        private Pages() {}

        static native TemplateInstance section(
                PageText text,
                String title,
                String name,
                String home,
                String here,
                List<PageSection> sections,
                PageSection current,
                String deliveriesUrl);
    }

    @GET
    @Operation(hidden = true)
    public Response preferences() {
        return show(PageSection.PREFERENCES);
    }

    @GET
    @Path(PageSection.CONNECTIONS_PATH)
    @Operation(hidden = true)
    public Response connections() {
        return show(PageSection.CONNECTIONS);
    }

    @GET
    @Path(PageSection.DELIVERIES_PATH)
    @Operation(hidden = true)
    public Response deliveries() {
        return show(PageSection.DELIVERIES);
    }

    private Response show(PageSection section) {
        Optional<URI> deliveries = page.elsewhere();
        List<PageSection> sections = Stream.of(PageSection.values())
                .filter(shown -> shown != PageSection.DELIVERIES || deliveries.isPresent())
                .toList();
        PageText text = answers.text();
        return answers.section(
                Response.Status.OK,
                Pages.section(
                        text,
                        text.get(section.title()),
                        answers.personName(),
                        page.home(),
                        section.path(),
                        sections,
                        section,
                        deliveries.map(URI::toString).orElse("")));
    }
}
