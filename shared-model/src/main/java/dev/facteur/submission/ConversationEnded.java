package dev.facteur.submission;

import java.io.IOException;

/** Carries a fault from the wire up to the door of the conversation, where it becomes a value. */
final class ConversationEnded extends IOException {
    private static final long serialVersionUID = 1;

    private final transient ConversationFault fault;

    ConversationEnded(ConversationFault fault) {
        super(fault.toString());
        this.fault = fault;
    }

    ConversationEnded(SmtpStage stage, BreakReason reason, String detail) {
        this(new ConversationFault.Broken(stage, reason, detail));
    }

    ConversationFault fault() {
        return fault;
    }
}
