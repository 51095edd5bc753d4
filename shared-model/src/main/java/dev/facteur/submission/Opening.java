package dev.facteur.submission;

/** What came of {@link SmtpConversation#open}. */
public sealed interface Opening {

    /** Connected, encrypted as chosen, introduced. Whoever gets it closes it. */
    record Ready(SmtpConversation conversation) implements Opening {}

    /** Nothing is left open. */
    record Failed(ConversationFault fault) implements Opening {}
}
