package dev.facteur.local;

import dev.facteur.embedded.partner.PartnerEndpoint;
import dev.facteur.model.Topics;
import java.nio.file.Path;

/** Where to look now, and what to try. */
final class Directions {
    private final Stack stack;
    private final Terminal terminal;

    Directions(Stack stack, Terminal terminal) {
        this.stack = stack;
        this.terminal = terminal;
    }

    /**
     * @param token file with a user's token
     * @param operatorToken file with an operator's token
     * @param logs directory of the services' logs
     */
    void show(Path token, Path operatorToken, Path logs) {
        Ports ports = stack.ports();
        terminal.heading("Where to look");
        terminal.row("page", ports.url(Port.SETTINGS) + " (sign in by one click)");
        terminal.row(
                "operators", ports.url(Port.DISPATCH) + "/operator (sign in as %s)".formatted(Sample.OPERATOR_NAME));
        terminal.row(
                "on call",
                "FACTEUR_URL=%s FACTEUR_TOKEN_FILE=%s ./deploy/facteurctl status"
                        .formatted(ports.url(Port.DISPATCH), operatorToken));
        terminal.row("settings API", ports.url(Port.SETTINGS) + "/q/swagger-ui");
        terminal.row(
                "as a user",
                "curl -H \"Authorization: Bearer $(cat %s)\" %s/sender-profiles/me"
                        .formatted(token, ports.url(Port.SETTINGS)));
        terminal.row(
                "metrics",
                "%s/q/metrics and %s/q/metrics".formatted(ports.url(Port.SETTINGS), ports.url(Port.DISPATCH)));
        terminal.row(
                "Kafka",
                "%s: requests on %s, outcomes on %s, %s, …"
                        .formatted(
                                stack.bootstrapServers(),
                                Topics.SEND_DOCUMENT,
                                Topics.DOCUMENT_SENT,
                                Topics.DELIVERY_FAILED));
        terminal.row(
                "mail",
                "IMAP on %s, without TLS on %s: user %s, password %s"
                        .formatted(
                                ports.address(Port.IMAPS),
                                ports.address(Port.IMAP),
                                Sample.CUSTOMER.address().value(),
                                Demonstration.PASSWORD));
        terminal.row(
                "accounts",
                "curl -X POST -H … %s/partner-connections/gmail (or microsoft) answers where to consent: on %s or %s"
                        .formatted(
                                ports.url(Port.SETTINGS),
                                stack.google().uri(PartnerEndpoint.AUTHORIZATION),
                                stack.microsoft().uri(PartnerEndpoint.AUTHORIZATION)));
        terminal.row(
                "Sent folders",
                "by IMAP, with the same password: %s (%s), %s (%s)"
                        .formatted(
                                Sample.GMAIL_AUTHOR.address().value(),
                                stack.google().sentFolder(),
                                Sample.MICROSOFT_AUTHOR.address().value(),
                                stack.microsoft().sentFolder()));
        terminal.row(
                "databases",
                "postgresql://dispatch:dispatch-local@%1$s/dispatch and …settings:settings-local@%1$s/settings"
                        .formatted(ports.address(Port.POSTGRESQL)));
        terminal.row("logs", logs.toString());
        terminal.heading("Send a document of your own");
        terminal.line("  ./deploy/local/send invoice.pdf --to client@example.org");
        terminal.line("  ./deploy/local/send invoice.pdf --to client@example.org --method gmail");
        terminal.blank();
        terminal.line("Ctrl-C ends everything.");
    }
}
