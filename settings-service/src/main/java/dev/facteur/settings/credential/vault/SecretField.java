package dev.facteur.settings.credential.vault;

/** Which secret of a sender; a ciphertext of one field cannot be read as another. */
public enum SecretField {
    SMTP_PASSWORD,
    IMAP_PASSWORD,
    GMAIL_REFRESH_TOKEN,
    GMAIL_ACCESS_TOKEN,
    GMAIL_SMTP_ACCESS_TOKEN,
    MICROSOFT_REFRESH_TOKEN,
    MICROSOFT_ACCESS_TOKEN,
    MICROSOFT_SMTP_ACCESS_TOKEN
}
