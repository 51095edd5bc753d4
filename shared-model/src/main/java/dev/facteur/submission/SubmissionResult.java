package dev.facteur.submission;

import java.util.List;

/** What came of {@link SmtpConversation#submit}. */
public sealed interface SubmissionResult {

    /** As far as they were asked, in the envelope's order. */
    List<RecipientReply> recipients();

    /** The server took responsibility, for those recipients it had accepted. */
    record Accepted(SmtpReply reply, List<RecipientReply> recipients) implements SubmissionResult {
        public Accepted {
            recipients = List.copyOf(recipients);
        }
    }

    /** The server took no responsibility, for certain: the final dot was refused, or never written. */
    record NotAccepted(ConversationFault fault, List<RecipientReply> recipients) implements SubmissionResult {
        public NotAccepted {
            recipients = List.copyOf(recipients);
        }
    }

    /** The final dot may have arrived and the reply to it did not: nobody knows (RFC 1047). */
    record Uncertain(ConversationFault fault, List<RecipientReply> recipients) implements SubmissionResult {
        public Uncertain {
            recipients = List.copyOf(recipients);
        }
    }
}
