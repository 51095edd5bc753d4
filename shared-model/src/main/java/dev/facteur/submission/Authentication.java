package dev.facteur.submission;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Logs in (RFC 4954), and sees to it that no secret comes back in a fault. */
final class Authentication {
    /** RFC 5321 §4.5.3.1.4, CRLF included: a longer initial response is sent in a line of its own (RFC 4954 §4). */
    private static final int MAX_COMMAND = 512;

    private static final int MAX_CHALLENGE = 1_000;

    private final Wire wire;
    private final SubmissionServer server;

    Authentication(Wire wire, SubmissionServer server) {
        this.wire = wire;
        this.server = server;
    }

    Optional<ConversationFault> passwordBy(SaslMechanism mechanism, Login.Password login) throws ConversationEnded {
        Secrets secrets = new Secrets(login.password());
        if (mechanism == SaslMechanism.LOGIN) {
            return byLogin(login, secrets);
        }
        String response = secrets.base64("\0" + login.username() + "\0" + login.password());
        SmtpReply reply = begin(mechanism, response);
        return reply.isIntermediate() ? cancel(secrets) : outcome(reply, Optional.empty(), secrets);
    }

    private Optional<ConversationFault> byLogin(Login.Password login, Secrets secrets) throws ConversationEnded {
        SmtpReply reply = wire.ask(SmtpStage.AUTH, "AUTH LOGIN");
        for (String answer : List.of(secrets.base64(login.username()), secrets.base64(login.password()))) {
            if (!reply.isIntermediate()) {
                return outcome(reply, Optional.empty(), secrets);
            }
            reply = wire.ask(SmtpStage.AUTH, answer);
        }
        return reply.isIntermediate() ? cancel(secrets) : outcome(reply, Optional.empty(), secrets);
    }

    Optional<ConversationFault> bearerBy(SaslMechanism mechanism, Login.Bearer login) throws ConversationEnded {
        Secrets secrets = new Secrets(login.accessToken());
        boolean standard = mechanism == SaslMechanism.OAUTHBEARER;
        String response = secrets.base64(standard ? oauthBearer(login) : xoauth2(login));
        SmtpReply reply = begin(mechanism, response);
        if (!reply.isIntermediate()) {
            return outcome(reply, Optional.empty(), secrets);
        }
        // The server explains its refusal and refuses only after this: a lone ^A (RFC 7628 §3.2.3), an empty line
        // (Google).
        Optional<String> challenge = challenge(reply, secrets);
        SmtpReply verdict = wire.ask(SmtpStage.AUTH, standard ? "AQ==" : "");
        if (verdict.isIntermediate()) {
            return cancel(secrets);
        }
        return outcome(verdict, challenge, secrets);
    }

    private static String xoauth2(Login.Bearer login) {
        return "user=" + login.username() + "\1auth=Bearer " + login.accessToken() + "\1\1";
    }

    private String oauthBearer(Login.Bearer login) {
        // "," and "=" have a meaning in the GS2 header (RFC 5801 §4).
        String authorizationId = login.username().replace("=", "=3D").replace(",", "=2C");
        return "n,a=" + authorizationId + ",\1host=" + server.hostName() + "\1port=" + server.port() + "\1auth=Bearer "
                + login.accessToken() + "\1\1";
    }

    private SmtpReply begin(SaslMechanism mechanism, String response) throws ConversationEnded {
        String command = "AUTH " + mechanism.name();
        if (command.length() + 1 + response.length() + 2 <= MAX_COMMAND) {
            return wire.ask(SmtpStage.AUTH, command + " " + response);
        }
        SmtpReply goOn = wire.ask(SmtpStage.AUTH, command);
        return goOn.isIntermediate() ? wire.ask(SmtpStage.AUTH, response) : goOn;
    }

    /** A server that asks for more than the mechanism has: {@code *} makes it refuse (RFC 4954 §4). */
    private Optional<ConversationFault> cancel(Secrets secrets) throws ConversationEnded {
        SmtpReply reply = wire.ask(SmtpStage.AUTH, "*");
        if (reply.isPositive() || reply.isIntermediate()) {
            throw wire.violation(SmtpStage.AUTH, "a cancelled login is not refused: " + reply);
        }
        return outcome(reply, Optional.empty(), secrets);
    }

    private static Optional<ConversationFault> outcome(SmtpReply reply, Optional<String> challenge, Secrets secrets) {
        return reply.isPositive()
                ? Optional.empty()
                : Optional.of(new ConversationFault.Refused(SmtpStage.AUTH, secrets.removedFrom(reply), challenge));
    }

    private static Optional<String> challenge(SmtpReply reply, Secrets secrets) {
        try {
            String json = new String(Base64.getDecoder().decode(reply.text()), StandardCharsets.UTF_8);
            String printable = ReplyReader.printable(json.substring(0, Math.min(MAX_CHALLENGE, json.length())));
            return printable.isBlank() ? Optional.empty() : Optional.of(secrets.removedFrom(printable));
        } catch (IllegalArgumentException e) {
            // Not base64: then it explains nothing.
            return Optional.empty();
        }
    }
}
