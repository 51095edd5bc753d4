package dev.facteur.local;

import dev.facteur.embedded.ReceivedMessage;
import dev.facteur.model.NamedAddress;
import dev.facteur.model.document.SendDocument;
import dev.facteur.model.outcome.FailureCause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Shows the main job: a mailbox is connected, three documents are published, their outcomes come back; then accounts at
 * Google and Microsoft.
 */
final class Demonstration {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    static final String PASSWORD = "bibliotheque-7";

    private final Stack stack;
    private final Terminal terminal;
    private final List<String> differences = new ArrayList<>();

    /** A document on its way, and what should become of it. */
    private record Step(String title, SendDocument request, Expectation expectation) {}

    Demonstration(Stack stack, Terminal terminal) {
        this.stack = stack;
        this.terminal = terminal;
    }

    /** Returns what was not as it should be, one sentence each. */
    List<String> show() {
        terminal.heading("The main job");
        if (!connectMailbox()) {
            return differences;
        }
        try (var requests = new Requests(stack.bootstrapServers());
                var outcomes = Outcomes.follow(
                        stack.bootstrapServers(), outcome -> terminal.line(OutcomeLine.of(outcome, terminal)))) {
            List<Step> steps = steps();
            for (Step step : steps) {
                terminal.line("  → " + Terminal.pad("send-document", 22) + "  "
                        + Terminal.pad(step.request().requestId().value(), 16) + "  " + step.title());
                requests.publish(step.request());
            }
            steps.forEach(step -> compare(step, outcomes));
            terminal.heading("Accounts at Google and Microsoft");
            differences.addAll(new PartnerStory(stack, terminal, requests, outcomes).show());
        }
        return differences;
    }

    private boolean connectMailbox() {
        NamedAddress author = Sample.MAILBOX_AUTHOR;
        stack.mail().addUser(author.address().value(), PASSWORD);
        stack.mail().addUser(Sample.CUSTOMER.address().value(), PASSWORD);
        stack.mail().rules().rejectRecipient(Sample.NOBODY.address().value());
        var mailbox = new SettingsApi.Mailbox(
                author,
                stack.mail().host(),
                stack.mail().submissionPort(),
                stack.mail().imapsPort(),
                PASSWORD);
        terminal.line("  → " + Terminal.pad("PUT sender profile", 22) + "  "
                + author.name().orElse("") + " chooses her own mailbox");
        try (var watch = new ProfileWatch(stack.bootstrapServers())) {
            SettingsApi.Answer answer = stack.settingsApi(Sample.MAILBOX_SENDER).save(mailbox);
            if (!answer.isSaved()) {
                differences.add("The mailbox was not connected: settings-service answered %d %s"
                        .formatted(answer.status(), answer.body()));
                return false;
            }
            terminal.line("  ← " + terminal.good(Terminal.pad("saved", 22)) + "  signed in over TLS at " + mailbox
                    + " and its IMAP server first");
            if (!watch.awaitRead(Sample.MAILBOX_SENDER, PATIENCE)) {
                differences.add("The profile did not reach dispatch-service");
                return false;
            }
            return true;
        }
    }

    private static List<Step> steps() {
        return List.of(
                new Step(
                        "the invoice (PDF), by the relay",
                        Sample.request("relay-1", Sample.RELAY_SENDER, Sample.CUSTOMER, List.of(Sample.invoice())),
                        new Expectation.Sent("RELAY")),
                new Step(
                        "accents, two attachments, by her own mailbox",
                        Sample.request(
                                "mailbox-1",
                                Sample.MAILBOX_SENDER,
                                Sample.CUSTOMER,
                                List.of(Sample.invoice(), Sample.terms())),
                        new Expectation.Sent("SMTP")),
                new Step(
                        "an address that does not exist",
                        Sample.request("mailbox-2", Sample.MAILBOX_SENDER, Sample.NOBODY, List.of(Sample.invoice())),
                        new Expectation.Failed(FailureCause.RECIPIENT_REJECTED, "5.1.1")));
    }

    private void compare(Step step, Outcomes outcomes) {
        String requestId = step.request().requestId().value();
        Optional<Outcome> outcome = outcomes.awaitFinal(requestId, PATIENCE);
        Optional<String> difference = step.expectation().difference(requestId, outcome);
        difference.ifPresent(differences::add);
        if (difference.isEmpty() && step.expectation() instanceof Expectation.Sent) {
            outcome.map(sent -> sent.json().path("messageId").asText()).ifPresent(id -> lookIntoMailbox(requestId, id));
        }
    }

    /** The event says that it was accepted; the mailbox of the one who is to read it must agree. */
    private void lookIntoMailbox(String requestId, String messageId) {
        String reader = Sample.CUSTOMER.address().value();
        Optional<ReceivedMessage> arrived = stack.mail().receivedFor(reader).stream()
                .filter(message -> message.text().contains(messageId))
                .findFirst();
        if (arrived.isEmpty()) {
            differences.add("%s: accepted, but not in the mailbox of %s".formatted(requestId, reader));
            return;
        }
        terminal.line("  ✉ " + Terminal.pad("in the mailbox", 22) + "  " + Terminal.pad(requestId, 16) + "  "
                + "%s: %,d bytes, MAIL FROM:<%s>"
                        .formatted(
                                reader,
                                arrived.get().content().length,
                                arrived.get().reversePath()));
    }
}
