package dev.facteur.model;

/** The topics of the contract. Every record's key is a {@link SenderKey}; every value is UTF-8 JSON. */
public final class Topics {
    public static final String SEND_DOCUMENT = "send-document";
    public static final String SEND_DOCUMENT_REJECTED = "send-document-rejected";
    public static final String DOCUMENT_SENT = "document-sent";
    public static final String DELIVERY_DELAYED = "delivery-delayed";
    public static final String DELIVERY_FAILED = "delivery-failed";
    public static final String AUTHENTICATION_EXPIRED = "authentication-expired";
    public static final String AUTHENTICATION_RESTORED = "authentication-restored";
    public static final String SENT_COPY_FAILED = "sent-copy-failed";

    /** Compacted: the current profile of every sender, without secrets; a tombstone erases it. */
    public static final String SENDER_PROFILES = "sender-profiles";

    /** Header of a record on {@link #SEND_DOCUMENT_REJECTED}: why the request was not taken. */
    public static final String REJECTION_REASON = "rejection-reason";

    private Topics() {}
}
