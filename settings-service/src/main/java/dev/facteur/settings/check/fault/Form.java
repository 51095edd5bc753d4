package dev.facteur.settings.check.fault;

import dev.facteur.submission.meaning.FormField;

/** The part of the form that a server belongs to. */
public enum Form {
    SMTP("/smtp"),
    IMAP("/imap");

    private final String pointer;

    Form(String pointer) {
        this.pointer = pointer;
    }

    /** JSON Pointer to the field. */
    public String pointer(FormField field) {
        return switch (field) {
            case HOST -> pointer + "/host";
            case PORT -> pointer + "/port";
            case SECURITY -> pointer + "/security";
            case USERNAME -> pointer + "/username";
            case PASSWORD -> pointer + "/password";
            case SENDER_ADDRESS -> "/address";
            case SENT_FOLDER -> "/imap/sentFolder";
        };
    }
}
