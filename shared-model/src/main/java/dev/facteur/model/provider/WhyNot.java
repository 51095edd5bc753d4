package dev.facteur.model.provider;

/** What stands in the way of a mailbox, now or from {@link MailProvider#ends} on. */
public enum WhyNot {
    /** Mail programs speak to a bridge on the owner's own computer, which nobody else can reach. */
    BRIDGE_ON_YOUR_PC,
    /** No password is taken any more, of whatever kind. */
    PASSWORDS_ENDED,
    /** The account's password is refused; an app password works. */
    ACCOUNT_PASSWORD_REFUSED,
    /** Passwords are switched off on that day unless the account's administrator switches them on again. */
    PASSWORDS_END,
    /** The provider gives the service up on that day. */
    SERVICE_ENDS
}
