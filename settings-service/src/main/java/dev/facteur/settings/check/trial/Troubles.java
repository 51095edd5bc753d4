package dev.facteur.settings.check.trial;

import dev.facteur.submission.BreakReason;
import dev.facteur.submission.ConversationFault;
import dev.facteur.submission.SmtpStage;

/** Troubles that more than one place knows. */
public final class Troubles {
    /** The deadline came, and nobody knows what was waited for. */
    public static final Trouble NOTHING_IN_TIME = broken(SmtpStage.CONNECT, BreakReason.TIMED_OUT);

    private Troubles() {}

    public static Trouble broken(SmtpStage stage, BreakReason reason) {
        return new Trouble.Conversation(new ConversationFault.Broken(stage, reason, ""));
    }

    /** A wait that we ended ourselves is one that took too long. */
    public static ConversationFault ofGivingUp(ConversationFault fault, Door door) {
        return fault instanceof ConversationFault.Broken(SmtpStage stage, BreakReason reason, String detail)
                        && reason == BreakReason.INTERRUPTED
                ? new ConversationFault.Broken(stage, tooLong(stage, door), detail)
                : fault;
    }

    /** Why a wait at this stage took too long, see {@link BreakReason#GREETING_NEVER_CAME}. */
    public static BreakReason tooLong(SmtpStage stage, Door door) {
        return switch (door.security()) {
            case STARTTLS -> stage == SmtpStage.GREETING ? BreakReason.GREETING_NEVER_CAME : BreakReason.TIMED_OUT;
            case TLS -> BreakReason.TIMED_OUT;
        };
    }
}
