package dev.facteur.submission;

/** From the first byte to the last EHLO: greeting, encryption as chosen, capabilities. */
final class Introduction {
    private final Wire wire;
    private final SubmissionServer server;
    private final ConversationSettings settings;

    Introduction(Wire wire, SubmissionServer server, ConversationSettings settings) {
        this.wire = wire;
        this.server = server;
        this.settings = settings;
    }

    /** What the server offers, on the connection as it will be used. */
    Capabilities capabilities() throws ConversationEnded {
        return switch (server.security()) {
            case CLEARTEXT -> greeted();
            case TLS -> {
                wire.encrypt(server, settings.sslContext());
                yield greeted();
            }
            case STARTTLS -> upgraded(greeted());
        };
    }

    private Capabilities greeted() throws ConversationEnded {
        requirePositive(SmtpStage.GREETING, wire.hear(SmtpStage.GREETING));
        return ehlo();
    }

    private Capabilities ehlo() throws ConversationEnded {
        SmtpReply reply = wire.ask(SmtpStage.EHLO, "EHLO " + settings.ehloName());
        requirePositive(SmtpStage.EHLO, reply);
        return Capabilities.in(reply);
    }

    /** What was offered in the clear is forgotten: anybody on the way could have written it (RFC 3207 §4.2). */
    private Capabilities upgraded(Capabilities inTheClear) throws ConversationEnded {
        if (!inTheClear.startTls()) {
            throw new ConversationEnded(new ConversationFault.Unsupported(
                    SmtpStage.STARTTLS, Requirement.STARTTLS, "the server does not offer STARTTLS"));
        }
        requirePositive(SmtpStage.STARTTLS, wire.ask(SmtpStage.STARTTLS, "STARTTLS"));
        wire.requireQuiet(SmtpStage.STARTTLS);
        wire.encrypt(server, settings.sslContext());
        return ehlo();
    }

    private void requirePositive(SmtpStage stage, SmtpReply reply) throws ConversationEnded {
        if (reply.isIntermediate()) {
            throw wire.violation(stage, "reply out of turn: " + reply);
        }
        if (!reply.isPositive()) {
            throw new ConversationEnded(new ConversationFault.Refused(stage, reply));
        }
    }
}
