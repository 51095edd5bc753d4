package dev.facteur.dispatch.page;

import dev.facteur.web.page.PageAnswers;
import dev.facteur.web.page.PageText;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The page, for operators alone; others who have signed in are told so, and can sign out. */
@Path("/" + OperatorPage.PATH)
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.TEXT_HTML)
public class OperatorPageResource {
    private final PageAnswers answers;
    private final SecurityIdentity identity;

    OperatorPageResource(PageAnswers answers, SecurityIdentity identity) {
        this.answers = answers;
        this.identity = identity;
    }

    @CheckedTemplate(basePath = "Page")
    static class Pages {
        private Pages() {}

        static native TemplateInstance operator(
                PageText text, String title, String name, String home, String here, boolean isOperator);
    }

    @GET
    @Operation(hidden = true)
    public Response show() {
        boolean isOperator = identity.hasRole("operator");
        PageText text = answers.text();
        return answers.section(
                isOperator ? Response.Status.OK : Response.Status.FORBIDDEN,
                Pages.operator(
                        text,
                        text.get(isOperator ? "page.title" : "page.not-yours.title"),
                        answers.personName(),
                        OperatorPage.PATH,
                        OperatorPage.PATH,
                        isOperator));
    }
}
