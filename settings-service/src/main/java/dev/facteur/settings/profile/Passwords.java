package dev.facteur.settings.profile;

import dev.facteur.model.SenderKey;
import dev.facteur.model.sender.ImapServer;
import dev.facteur.model.sender.SenderProfile;
import dev.facteur.model.sender.SmtpServer;
import dev.facteur.settings.check.trial.Mailbox;
import dev.facteur.settings.credential.vault.Secret;
import dev.facteur.settings.credential.vault.SecretField;
import dev.facteur.settings.credential.vault.SecretVault;
import dev.facteur.settings.problem.Fault;
import dev.facteur.settings.problem.FaultCode;
import dev.facteur.settings.profile.form.ProfileDraft;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which passwords a draft means: the submitted ones, or stored ones where they are left out.
 *
 * <ol>
 *   <li>A stored password goes to the host and user name it was entered for, and to no other: who borrows a session must
 *       not have it sent to a server of their own.
 *   <li>Without one of its own, IMAP signs in with the password for SMTP.
 * </ol>
 */
@ApplicationScoped
class Passwords {
    private final SecretVault vault;

    Passwords(SecretVault vault) {
        this.vault = vault;
    }

    sealed interface Choice {
        record Complete(Mailbox mailbox) implements Choice {}

        record Missing(List<Fault> faults) implements Choice {
            public Missing {
                faults = List.copyOf(faults);
            }
        }
    }

    /** For a mailbox that signs in with a password; in the caller's transaction. */
    Choice choose(SenderKey key, ProfileDraft draft, Optional<SenderProfile> stored) {
        SmtpServer smtp = draft.smtp().orElseThrow();
        List<Fault> faults = new ArrayList<>();
        Optional<Secret> smtpPassword = draft.smtpPassword().or(() -> storedSmtp(key, smtp, stored, faults));
        Optional<Mailbox.Imap> imap = draft.imap()
                .flatMap(server -> imapPassword(key, draft, server, stored, smtpPassword, faults)
                        .map(password -> new Mailbox.Imap(server, password, hasOwnImapPassword(key, draft))));
        if (!faults.isEmpty()) {
            return new Choice.Missing(faults);
        }
        return new Choice.Complete(
                new Mailbox(draft.address(), smtp, smtpPassword.orElseThrow(), imap, draft.copyToSent()));
    }

    /** Keeps what the draft brings and forgets what it has no use for; in the caller's transaction. */
    void keep(SenderKey key, ProfileDraft draft) {
        if (draft.smtp().isEmpty() || draft.signsInByConsent()) {
            vault.forget(key, SecretField.SMTP_PASSWORD);
            vault.forget(key, SecretField.IMAP_PASSWORD);
            return;
        }
        draft.smtpPassword().ifPresent(password -> vault.store(key, SecretField.SMTP_PASSWORD, password));
        if (draft.imap().isEmpty()) {
            vault.forget(key, SecretField.IMAP_PASSWORD);
        }
        draft.imapPassword().ifPresent(password -> vault.store(key, SecretField.IMAP_PASSWORD, password));
    }

    private Optional<Secret> storedSmtp(
            SenderKey key, SmtpServer smtp, Optional<SenderProfile> stored, List<Fault> faults) {
        Optional<SmtpServer> known = stored.flatMap(SenderProfile::smtp);
        if (known.isEmpty()) {
            faults.add(Fault.of("/smtp/password", FaultCode.PASSWORD_REQUIRED));
            return Optional.empty();
        }
        if (!isSameAccount(smtp, known.get())) {
            faults.add(Fault.of("/smtp/password", FaultCode.PASSWORD_AGAIN));
            return Optional.empty();
        }
        Optional<Secret> password = vault.read(key, SecretField.SMTP_PASSWORD);
        if (password.isEmpty()) {
            faults.add(Fault.of("/smtp/password", FaultCode.PASSWORD_REQUIRED));
        }
        return password;
    }

    private Optional<Secret> imapPassword(
            SenderKey key,
            ProfileDraft draft,
            ImapServer imap,
            Optional<SenderProfile> stored,
            Optional<Secret> smtpPassword,
            List<Fault> faults) {
        if (draft.imapPassword().isPresent()) {
            return draft.imapPassword();
        }
        boolean hasOwn = hasOwnImapPassword(key, draft);
        if (!hasOwn && draft.smtpPassword().isPresent()) {
            return draft.smtpPassword();
        }
        boolean sameAccount = stored.flatMap(SenderProfile::imap)
                .filter(known -> isSameAccount(imap, known))
                .isPresent();
        if (!sameAccount) {
            faults.add(Fault.of("/imap/password", FaultCode.PASSWORD_AGAIN));
            return Optional.empty();
        }
        return hasOwn ? vault.read(key, SecretField.IMAP_PASSWORD) : smtpPassword;
    }

    private boolean hasOwnImapPassword(SenderKey key, ProfileDraft draft) {
        return draft.imapPassword().isPresent() || vault.holds(key, SecretField.IMAP_PASSWORD);
    }

    private static boolean isSameAccount(SmtpServer one, SmtpServer other) {
        return one.host().equals(other.host()) && one.username().equals(other.username());
    }

    private static boolean isSameAccount(ImapServer one, ImapServer other) {
        return one.host().equals(other.host()) && one.username().equals(other.username());
    }
}
