package dev.facteur.submission;

/** What the server said to one {@code RCPT TO}. */
public record RecipientReply(String forwardPath, SmtpReply reply) {

    public boolean accepted() {
        return reply.isPositive();
    }

    /** Without the address. */
    @Override
    public String toString() {
        return "RecipientReply[" + reply + "]";
    }
}
