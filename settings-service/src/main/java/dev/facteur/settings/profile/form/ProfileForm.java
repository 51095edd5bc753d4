package dev.facteur.settings.profile.form;

import dev.facteur.model.EmailAddress;
import dev.facteur.model.HeaderText;
import dev.facteur.model.NamedAddress;
import dev.facteur.model.sender.ImapServer;
import dev.facteur.model.sender.SendingMethod;
import dev.facteur.model.sender.SmtpServer;
import dev.facteur.settings.credential.vault.Secret;
import dev.facteur.settings.problem.FaultCode;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A profile as submitted. What was read with {@code GET} can be sent back as it is: what is read-only is ignored. */
@Schema(
        name = "SenderProfileForm",
        description = "How a sender's documents shall leave. Unknown and read-only fields are ignored.")
public record ProfileForm(
        @Schema(examples = "\"jeanne@example.org\"", required = true) @Nullable String address,

        @Schema(examples = "\"Jeanne Martin\"", maxLength = 255) @Nullable String displayName,

        @Nullable ReplyToForm replyTo,

        @Schema(
                enumeration = {"RELAY", "SMTP", "GMAIL", "MICROSOFT"},
                required = true,
                description = "RELAY: the application sends. SMTP: my own mailbox. GMAIL and MICROSOFT want"
                        + " the account to be connected first; the address is then the account's.")
        @Nullable String method,

        @Schema(description = "The mailbox's submission server. Ignored, and forgotten, unless method is SMTP.")
        @Nullable ServerForm smtp,

        @Schema(description = "The mailbox's IMAP server, for the copy in the Sent folder. Likewise.") @Nullable ServerForm imap,

        @Schema(defaultValue = "false", description = "File a copy of each mail in the mailbox's Sent folder, by IMAP.")
        @Nullable Boolean copyToSent,

        @Schema(
                defaultValue = "false",
                description =
                        "While the mailbox or account wants me to sign in again or its server does not answer, let"
                                + " my documents leave by the relay, from its address with my name; replies come to me. Else"
                                + " they wait. Ignored, and forgotten, with RELAY. A save that changes nothing else of a mailbox"
                                + " does not check it, for that may be what is down.")
        @Nullable Boolean relayWhileUnavailable) {
    private static final int MAX_NAME_LENGTH = 255;

    /** An address and the name to show beside it. */
    @Schema(name = "AddressForm")
    public record ReplyToForm(
            @Schema(examples = "\"office@example.org\"") @Nullable String address,

            @Schema(examples = "\"Office\"") @Nullable String name) {

        /** Without the address. */
        @Override
        public String toString() {
            return "ReplyToForm";
        }
    }

    public FormReading read() {
        FieldReader fields = new FieldReader();
        Optional<EmailAddress> readAddress =
                fields.required("/address", address, FaultCode.ADDRESS_INVALID, EmailAddress::new);
        Optional<String> readName =
                fields.optional("/displayName", displayName, FaultCode.TEXT_INVALID, ProfileForm::name);
        Optional<NamedAddress> readReplyTo = readReplyTo(fields);
        Optional<SendingMethod> readMethod =
                fields.choice("/method", method, SendingMethod.values(), ProfileForm::wireName);
        boolean mailbox = readMethod.filter(SendingMethod.MAILBOX::equals).isPresent();
        Optional<SmtpServer> readSmtp = mailbox ? readSmtp(fields) : Optional.empty();
        boolean byConsent = mailbox && smtp != null && smtp.signsInByConsent();
        boolean byPassword = mailbox && !byConsent;
        if (byConsent && wantsCopy()) {
            fields.fault("/copyToSent", FaultCode.COPY_BY_PROVIDER);
        }
        Optional<Secret> smtpPassword =
                byPassword && smtp != null ? fields.secret("/smtp/password", smtp.password()) : Optional.empty();
        Optional<ImapServer> readImap = byPassword ? readImap(fields) : Optional.empty();
        Optional<Secret> imapPassword =
                byPassword && imap != null ? fields.secret("/imap/password", imap.password()) : Optional.empty();
        if (!fields.faults().isEmpty()) {
            return new FormReading.Invalid(fields.faults());
        }
        return new FormReading.Valid(new ProfileDraft(
                readAddress.orElseThrow(),
                readName,
                readReplyTo,
                readMethod.orElseThrow(),
                readSmtp,
                smtpPassword,
                readImap,
                imapPassword,
                byPassword && wantsCopy(),
                readMethod.get() != SendingMethod.RELAY && Boolean.TRUE.equals(relayWhileUnavailable)));
    }

    private boolean wantsCopy() {
        return copyToSent != null && copyToSent;
    }

    private Optional<SmtpServer> readSmtp(FieldReader fields) {
        if (smtp == null) {
            fields.fault("/smtp/host", FaultCode.REQUIRED);
            return Optional.empty();
        }
        return smtp.smtp(fields);
    }

    private Optional<ImapServer> readImap(FieldReader fields) {
        if (imap != null) {
            return imap.imap(fields);
        }
        if (wantsCopy()) {
            fields.fault("/imap/host", FaultCode.REQUIRED);
        }
        return Optional.empty();
    }

    private Optional<NamedAddress> readReplyTo(FieldReader fields) {
        if (replyTo == null) {
            return Optional.empty();
        }
        Optional<String> name =
                fields.optional("/replyTo/name", replyTo.name(), FaultCode.TEXT_INVALID, ProfileForm::name);
        return fields.required("/replyTo/address", replyTo.address(), FaultCode.ADDRESS_INVALID, EmailAddress::new)
                .map(to -> new NamedAddress(to, name));
    }

    private static String name(String given) {
        return HeaderText.require("name", given, MAX_NAME_LENGTH);
    }

    /** As in the contract's JSON. */
    public static String wireName(SendingMethod method) {
        return switch (method) {
            case RELAY -> "RELAY";
            case MAILBOX -> "SMTP";
            case GMAIL -> "GMAIL";
            case MICROSOFT -> "MICROSOFT";
        };
    }

    /** Without the person's data. */
    @Override
    public String toString() {
        return "ProfileForm[" + method + "]";
    }
}
