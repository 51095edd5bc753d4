package dev.facteur.local;

import dev.facteur.embedded.partner.EmbeddedPartner;
import dev.facteur.model.NamedAddress;
import dev.facteur.model.SenderKey;
import dev.facteur.model.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shows accounts at Google and Microsoft: connected, withdrawn, waited for, connected again. */
final class PartnerStory {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> WAITING = List.of("gmail-2", "gmail-3", "gmail-4");

    private final Stack stack;
    private final Terminal terminal;
    private final Requests requests;
    private final Outcomes outcomes;
    private final List<String> differences = new ArrayList<>();

    PartnerStory(Stack stack, Terminal terminal, Requests requests, Outcomes outcomes) {
        this.stack = stack;
        this.terminal = terminal;
        this.requests = requests;
        this.outcomes = outcomes;
    }

    /** An account of one of the sample's people. */
    private record Account(SenderKey sender, NamedAddress author, String provider, String method) {
        String address() {
            return author.address().value();
        }

        String owner() {
            return author.name().orElse("");
        }
    }

    /** Returns what was not as it should be, one sentence each. */
    List<String> show() {
        var gmail = new Account(Sample.GMAIL_SENDER, Sample.GMAIL_AUTHOR, "gmail", "GMAIL");
        var microsoft = new Account(Sample.MICROSOFT_SENDER, Sample.MICROSOFT_AUTHOR, "microsoft", "MICROSOFT");
        if (connect(gmail) && send("gmail-1", "by her Gmail account", gmail, stack.google())) {
            withdrawAndReconnect(gmail);
        }
        if (connect(microsoft)) {
            send("microsoft-1", "by his Microsoft account", microsoft, stack.microsoft());
        }
        return differences;
    }

    private boolean connect(Account account) {
        stack.mail().addUser(account.address(), Demonstration.PASSWORD);
        terminal.line("  → " + Terminal.pad("POST connection", 22) + "  " + account.owner()
                + " consents on the page of " + account.provider());
        try (var watch = new ProfileWatch(stack.bootstrapServers())) {
            return consent(account)
                    && require(
                            watch.awaitRead(account.sender(), PATIENCE),
                            account.owner() + "'s profile did not reach dispatch-service");
        }
    }

    private boolean consent(Account account) {
        String outcome =
                new Consenting(stack.settingsApi(account.sender()), account.provider()).grantAs(account.address());
        if (outcome.equals("CONNECTED")) {
            terminal.line("  ← " + terminal.good(Terminal.pad("connected", 22)) + "  as " + account.address());
        }
        return require(outcome.equals("CONNECTED"), account.address() + " was not connected: " + outcome);
    }

    private boolean send(String requestId, String title, Account account, EmbeddedPartner partner) {
        publish(requestId, title, account);
        Optional<Outcome> outcome = outcomes.awaitFinal(requestId, PATIENCE);
        Optional<String> difference = new Expectation.Sent(account.method()).difference(requestId, outcome);
        difference.ifPresent(differences::add);
        return difference.isEmpty() && standsInSent(requestId, messageId(outcome), account, partner);
    }

    private boolean standsInSent(String requestId, String messageId, Account account, EmbeddedPartner partner) {
        boolean stands = sentBy(account, partner).contains(messageId);
        if (stands) {
            terminal.line("  ✉ " + Terminal.pad("in the Sent folder", 22) + "  " + Terminal.pad(requestId, 16) + "  "
                    + account.address() + ", " + partner.sentFolder() + " (by IMAP)");
        }
        return require(stands, requestId + ": sent, but not in the Sent folder of " + account.address());
    }

    private void withdrawAndReconnect(Account account) {
        terminal.line("  ✗ " + Terminal.pad("consent withdrawn", 22) + "  " + account.owner()
                + " removes Facteur on the page of her Google account");
        stack.google().revokeAllOf(account.address());
        WAITING.forEach(id -> publish(id, "waits for her", account));
        if (!require(outcomes.await(WAITING.size(), this::waits, PATIENCE), "Not all of " + WAITING + " wait")
                || !require(
                        outcomes.await(1, event -> isAbout(event, account, Topics.AUTHENTICATION_EXPIRED), PATIENCE),
                        "Nobody was told that the consent is withdrawn")) {
            return;
        }
        terminal.line("  → " + Terminal.pad("POST connection", 22) + "  " + account.owner() + " consents again");
        if (!consent(account)) {
            return;
        }
        List<String> expected = WAITING.stream()
                .map(id -> messageId(outcomes.awaitFinal(id, PATIENCE)))
                .toList();
        List<String> sent = sentBy(account, stack.google());
        require(
                sent.subList(1, sent.size()).equals(expected),
                WAITING + " left as " + expected + ", and " + sent + " stand in the Sent folder");
        require(
                outcomes.await(1, event -> isAbout(event, account, Topics.AUTHENTICATION_RESTORED), PATIENCE),
                "Nobody was told that " + account.owner() + " can send again");
        require(
                count(account, Topics.AUTHENTICATION_EXPIRED) == 1
                        && count(account, Topics.AUTHENTICATION_RESTORED) == 1,
                "The withdrawal was told more than once");
    }

    private void publish(String requestId, String title, Account account) {
        terminal.line("  → " + Terminal.pad("send-document", 22) + "  " + Terminal.pad(requestId, 16) + "  " + title);
        requests.publish(Sample.request(requestId, account.sender(), Sample.CUSTOMER, List.of(Sample.invoice())));
    }

    private List<String> sentBy(Account account, EmbeddedPartner partner) {
        return new SentFolder(stack.ports(), account.address(), Demonstration.PASSWORD, partner.sentFolder())
                .messageIds();
    }

    private boolean waits(Outcome outcome) {
        return outcome.topic().equals(Topics.DELIVERY_DELAYED)
                && outcome.requestId().filter(WAITING::contains).isPresent();
    }

    private static boolean isAbout(Outcome event, Account account, String topic) {
        return event.topic().equals(topic)
                && event.key().equals(account.sender().toString());
    }

    private long count(Account account, String topic) {
        return outcomes.seen().stream()
                .filter(event -> isAbout(event, account, topic))
                .count();
    }

    private static String messageId(Optional<Outcome> outcome) {
        return outcome.map(sent -> sent.json().path("messageId").asText()).orElse("none");
    }

    private boolean require(boolean holds, String otherwise) {
        if (!holds) {
            differences.add(otherwise);
        }
        return holds;
    }
}
