package dev.facteur.submission;

import java.util.Optional;

/** How a conversation can fail, and where. No variant contains a secret. */
public sealed interface ConversationFault {

    SmtpStage stage();

    /**
     * The server said no.
     *
     * @param challenge what the server explained before it said no: the JSON of XOAUTH2 and OAUTHBEARER (RFC 7628 §3.2.2)
     */
    record Refused(SmtpStage stage, SmtpReply reply, Optional<String> challenge) implements ConversationFault {
        public Refused(SmtpStage stage, SmtpReply reply) {
            this(stage, reply, Optional.empty());
        }

        /** Without the challenge, which may name scopes and addresses. */
        @Override
        public String toString() {
            return "Refused[" + stage + ", " + reply + "]";
        }
    }

    /**
     * There is no reply, or none that can be understood.
     *
     * @param detail for operators, in English
     */
    record Broken(SmtpStage stage, BreakReason reason, String detail) implements ConversationFault {}

    /**
     * The server does not offer what this conversation needs; found out before anything was sent.
     *
     * @param detail what it does offer, for operators, in English
     */
    record Unsupported(SmtpStage stage, Requirement missing, String detail) implements ConversationFault {}
}
