package dev.facteur.settings.profile;

import dev.facteur.model.sender.ImapServer;
import dev.facteur.model.sender.SenderProfile;
import dev.facteur.model.sender.SmtpServer;
import dev.facteur.settings.profile.form.ProfileDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Names what a save changes, as JSON Pointers; never a value. */
final class ChangedFields {
    private ChangedFields() {}

    static List<String> between(Optional<SenderProfile> before, SenderProfile after, ProfileDraft draft) {
        List<String> changed = new ArrayList<>();
        compare(changed, "/address", before.map(SenderProfile::address), Optional.of(after.address()));
        compare(changed, "/displayName", before.flatMap(SenderProfile::displayName), after.displayName());
        compare(changed, "/replyTo", before.flatMap(SenderProfile::replyTo), after.replyTo());
        compare(changed, "/method", before.map(SenderProfile::method), Optional.of(after.method()));
        Optional<SmtpServer> smtp = before.flatMap(SenderProfile::smtp);
        compare(changed, "/smtp/host", smtp, after.smtp(), SmtpServer::host);
        compare(changed, "/smtp/port", smtp, after.smtp(), SmtpServer::port);
        compare(changed, "/smtp/security", smtp, after.smtp(), SmtpServer::security);
        compare(changed, "/smtp/username", smtp, after.smtp(), SmtpServer::username);
        compare(changed, "/smtp/authentication", smtp, after.smtp(), SmtpServer::authentication);
        draft.smtpPassword().ifPresent(password -> changed.add("/smtp/password"));
        Optional<ImapServer> imap = before.flatMap(SenderProfile::imap);
        compare(changed, "/imap/host", imap, after.imap(), ImapServer::host);
        compare(changed, "/imap/port", imap, after.imap(), ImapServer::port);
        compare(changed, "/imap/security", imap, after.imap(), ImapServer::security);
        compare(changed, "/imap/username", imap, after.imap(), ImapServer::username);
        compare(
                changed,
                "/imap/sentFolder",
                imap.flatMap(ImapServer::sentFolder),
                after.imap().flatMap(ImapServer::sentFolder));
        draft.imapPassword().ifPresent(password -> changed.add("/imap/password"));
        compare(
                changed,
                "/copyToSent",
                before.map(SenderProfile::copyToSent).or(() -> Optional.of(false)),
                Optional.of(after.copyToSent()));
        compare(
                changed,
                "/relayWhileUnavailable",
                before.map(SenderProfile::relayWhileUnavailable).or(() -> Optional.of(false)),
                Optional.of(after.relayWhileUnavailable()));
        return changed;
    }

    private static <S, T> void compare(
            List<String> changed, String field, Optional<S> before, Optional<S> after, Function<S, T> part) {
        compare(changed, field, before.map(part), after.map(part));
    }

    private static <T> void compare(List<String> changed, String field, Optional<T> before, Optional<T> after) {
        if (!before.equals(after)) {
            changed.add(field);
        }
    }
}
