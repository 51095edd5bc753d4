package dev.facteur.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.facteur.embedded.browser.BrowserTest;
import dev.facteur.embedded.browser.Look;
import dev.facteur.model.NamedAddress;
import dev.facteur.model.SenderKey;
import dev.facteur.model.Topics;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever is on call sees what is wrong and who must act, and does their part of it. */
@ExtendWith(StackExtension.class)
class OperatorPageIT extends BrowserTest {
    private static final NamedAddress AUTHOR =
            NamedAddress.of("noemie.caron@ebenisterie-dupond.example", "Noémie Caron");

    @Test
    void aNightOnCall(RunningStack stack) {
        OperatorTrouble trouble = new OperatorTrouble(stack, "page-night");
        String failed = trouble.failed();
        String rejected = trouble.rejected("1");
        String held = trouble.held("1");
        SenderKey expired = stack.connectMailbox("noemie.caron", AUTHOR);
        stack.mail().addUser(AUTHOR.address().value(), "changed at the provider");
        stack.requests()
                .publish(Sample.request("page-night-expired", expired, Sample.CUSTOMER, List.of(Sample.terms())));
        trouble.await("page-night-expired", Topics.DELIVERY_DELAYED);
        Page page = signedIn(stack, Look.ENGLISH);

        // What is wrong, and who must act
        Locator mine = page.getByRole(AriaRole.REGION, name("Yours to do"));
        assertThat(mine).containsText("could not be taken");
        assertThat(mine).containsText("in doubt");
        assertThat(page.getByRole(AriaRole.REGION, name("Their senders")))
                .containsText("noemie.caron must sign in again");
        assertThat(page.getByRole(AriaRole.REGION, name("The applications that ask")))
                .containsText("a recipient was refused");
        shot(page, "operator-overview");
        looksWell(stack);

        correct(page, trouble, rejected);
        replay(page, trouble, failed);
        settle(page, trouble, held);

        page.getByRole(AriaRole.LINK, link("Audit")).click();
        assertThat(page.locator("operator-audit li").first()).containsText("o.perator");
        assertThat(page.locator("operator-audit")).containsText("Published after correction");
        assertThat(page.locator("operator-audit")).containsText("Sent again");
        shot(page, "operator-audit");
    }

    @Test
    void thePageIsOperatorsAlone(RunningStack stack) {
        expectComplaint("403");
        Page page = page(Look.FRENCH);
        page.navigate(stack.stack().ports().url(Port.DISPATCH) + "/operator");
        page.getByText(Sample.RELAY_AUTHOR.name().orElseThrow(), new Page.GetByTextOptions().setExact(true))
                .click();

        assertThat(page.locator("h1")).hasText("Réservé à l'exploitation");
        assertThat(page.locator("operator-desk")).hasCount(0);
        shot(page, "operator-not-yours");
    }

    private void correct(Page page, OperatorTrouble trouble, String requestId) {
        page.getByRole(AriaRole.LINK, link("Rejected records")).click();
        page.locator("operator-rejected li")
                .filter(new Locator.FilterOptions().setHasText(requestId))
                .getByRole(AriaRole.LINK)
                .click();
        Locator request = page.getByLabel("Request", new Page.GetByLabelOptions().setExact(true));
        assertThat(request).hasValue(Pattern.compile("MAYBE"));
        assertThat(request.inputValue())
                .contains("@societe-cliente.example")
                .doesNotContain(OperatorTrouble.reader(requestId))
                .doesNotContain("Bonjour");
        // Half corrected: it says what is still wrong
        expectComplaint("422");
        request.fill(request.inputValue().replace("MAYBE", "PERHAPS"));
        publish(page);
        assertThat(page.locator("#value-fault")).containsText("/onUncertain");
        shot(page, "operator-record");
        request.fill(request.inputValue().replace("PERHAPS", "RESEND"));
        publish(page);
        page.getByRole(AriaRole.LINK, link("Follow it")).click();
        assertThat(page.locator("operator-delivery .state").first()).hasText("Sent");
        assertThat(trouble.received(requestId)).isEqualTo(1);
        shot(page, "operator-delivery");
    }

    private static void publish(Page page) {
        page.getByRole(AriaRole.BUTTON, button("Publish again…")).click();
        page.getByRole(AriaRole.BUTTON, button("Publish").setExact(true)).click();
    }

    private void replay(Page page, OperatorTrouble trouble, String requestId) {
        page.getByRole(AriaRole.LINK, link("Deliveries")).click();
        page.getByLabel("Tenant").fill(trouble.sender().tenantId().value());
        page.getByLabel("Request id").fill(requestId);
        page.getByRole(AriaRole.BUTTON, button("Find")).click();
        assertThat(page.locator("operator-deliveries li")).hasCount(1);
        assertThat(page.locator("operator-deliveries li")).containsText("Failed");
        page.getByRole(AriaRole.BUTTON, button("Send again what failed of these…"))
                .click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Send 1 document again?");
        shot(page, "operator-replay");
        page.getByRole(AriaRole.BUTTON, button("Send 1 again")).click();
        assertThat(page.locator("operator-deliveries")).containsText("1 handed back: 0 still wait, 0 failed again.");
        assertThat(page.locator("operator-deliveries li")).containsText("Sent");
        assertThat(trouble.received(requestId)).isEqualTo(1);
        shot(page, "operator-replayed");
    }

    private void settle(Page page, OperatorTrouble trouble, String requestId) {
        page.getByRole(AriaRole.LINK, link("Overview")).click();
        page.getByRole(AriaRole.REGION, name("Yours to do"))
                .locator("li")
                .filter(new Locator.FilterOptions().setHasText("in doubt"))
                .getByRole(AriaRole.LINK)
                .click();
        page.locator("operator-deliveries li").getByText(requestId).click();
        page.getByRole(AriaRole.BUTTON, button("It was sent…")).click();
        page.getByRole(AriaRole.BUTTON, button("It was sent").setExact(true)).click();
        assertThat(page.locator("operator-delivery .state").first()).hasText("Sent");
        trouble.await(requestId, Topics.DOCUMENT_SENT);
        shot(page, "operator-settled");
    }

    /** In French, in the dark, on a phone. */
    private void looksWell(RunningStack stack) {
        Page phone = signedIn(stack, Look.FRENCH.dark().onAPhone());
        assertThat(phone.locator("operator-overview")).containsText("ont besoin de vous");
        shot(phone, "operator-overview-phone-dark");
        phone.navigate(stack.stack().ports().url(Port.DISPATCH) + "/operator#/rejected");
        assertThat(phone.locator("operator-rejected li").first()).isVisible();
        shot(phone, "operator-rejected-phone-dark");
        Page dark = signedIn(stack, Look.FRENCH.dark());
        assertThat(dark.locator("operator-overview")).containsText("Aux expéditeurs");
        shot(dark, "operator-overview-dark");
    }

    private Page signedIn(RunningStack stack, Look look) {
        Page page = page(look);
        page.navigate(stack.stack().ports().url(Port.DISPATCH) + "/operator");
        page.getByText(Sample.OPERATOR_NAME, new Page.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.locator("operator-overview .verdict")).isVisible();
        return page;
    }

    private static Page.GetByRoleOptions button(String label) {
        return new Page.GetByRoleOptions().setName(label);
    }

    private static Page.GetByRoleOptions link(String label) {
        return new Page.GetByRoleOptions().setName(label).setExact(true);
    }

    private static Page.GetByRoleOptions name(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
