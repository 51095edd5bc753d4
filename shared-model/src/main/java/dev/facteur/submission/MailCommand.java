package dev.facteur.submission;

import java.util.Optional;

/** The MAIL command of one message, with the parameters that the message needs and the server offers. */
record MailCommand(Envelope envelope, MessageContent content, Capabilities capabilities) {

    /** Of a probe: without the parameters of a message. */
    static String probing(Envelope envelope) {
        return from(envelope) + (envelope.needsSmtpUtf8() ? " SMTPUTF8" : "");
    }

    String line() {
        StringBuilder line = new StringBuilder(from(envelope));
        if (capabilities.size()) {
            line.append(" SIZE=").append(content.size());
        }
        if (content.needs8BitMime()) {
            line.append(" BODY=8BITMIME");
        }
        if (needsSmtpUtf8()) {
            line.append(" SMTPUTF8");
        }
        return line.toString();
    }

    /** What the server lacks for this message: known before anything is said. */
    Optional<ConversationFault> obstacle() {
        long limit = capabilities.maxSize().orElse(Long.MAX_VALUE);
        if (content.size() > limit) {
            return Optional.of(missing(Requirement.SIZE, content.size() + " bytes, and the server takes " + limit));
        }
        if (needsSmtpUtf8() && !capabilities.smtpUtf8()) {
            return Optional.of(missing(Requirement.SMTP_UTF8, "the server does not offer SMTPUTF8"));
        }
        if (content.needs8BitMime() && !capabilities.eightBitMime()) {
            return Optional.of(missing(Requirement.EIGHT_BIT_MIME, "the server does not offer 8BITMIME"));
        }
        return Optional.empty();
    }

    static ConversationFault missing(Requirement requirement, String detail) {
        return new ConversationFault.Unsupported(SmtpStage.MAIL, requirement, detail);
    }

    private boolean needsSmtpUtf8() {
        return content.needsSmtpUtf8() || envelope.needsSmtpUtf8();
    }

    private static String from(Envelope envelope) {
        return "MAIL FROM:<" + envelope.reversePath() + ">";
    }
}
