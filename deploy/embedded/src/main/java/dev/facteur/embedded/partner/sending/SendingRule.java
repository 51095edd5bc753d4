package dev.facteur.embedded.partner.sending;

/** What becomes of a request to send, where it is not simply done. */
public sealed interface SendingRule permits SendingReply, SendingBreak {}
