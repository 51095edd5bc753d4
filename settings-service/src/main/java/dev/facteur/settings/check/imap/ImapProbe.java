package dev.facteur.settings.check.imap;

import dev.facteur.model.sender.ImapServer;
import dev.facteur.network.HostGuard;
import dev.facteur.settings.check.progress.CheckListener;
import dev.facteur.settings.check.progress.CheckStage;
import dev.facteur.settings.check.progress.CheckedServer;
import dev.facteur.settings.check.progress.ServerProgress;
import dev.facteur.settings.check.progress.Trail;
import dev.facteur.settings.check.trial.Deadline;
import dev.facteur.settings.check.trial.Door;
import dev.facteur.settings.check.trial.DoorTrial;
import dev.facteur.settings.check.trial.Entry;
import dev.facteur.settings.check.trial.Finding;
import dev.facteur.settings.check.trial.KnownDoors;
import dev.facteur.settings.check.trial.LoginTurns;
import dev.facteur.settings.check.trial.TrialSettings;
import dev.facteur.settings.check.trial.Trouble;
import dev.facteur.settings.check.trial.Trouble.NoFolder;
import dev.facteur.settings.credential.vault.Secret;
import dev.facteur.submission.meaning.imap.ImapMeaningKind;
import dev.facteur.submission.meaning.imap.ImapReply;
import dev.facteur.submission.meaning.imap.ImapReplyTable;
import dev.facteur.submission.meaning.imap.ImapStage;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Resolve, guard, connect, greeting, TLS, capabilities, LOGIN, then the folder for sent mail. That it can be written is
 * known without writing: by the rights, where the server tells them (RFC 4314), else because it does not open read-only.
 */
public record ImapProbe(HostGuard guard, SSLContext tls, KnownDoors known, TrialSettings settings) {
    private static final String RIGHT_TO_INSERT = "i";

    /** Blocks until the deadline at most. */
    public Finding probe(
            ImapServer server,
            Secret password,
            boolean copyToSent,
            LoginTurns turns,
            Deadline deadline,
            CheckListener listener) {
        ServerProgress progress = new ServerProgress(CheckedServer.IMAP, server.host(), listener);
        ImapOpener opener = new ImapOpener(server.host(), guard, tls, settings.connect(), deadline, progress);
        Door door = new Door(server.port(), server.security());
        Trail trail = progress.at(door);
        return switch (DoorTrial.of(door, known, opener, settings, deadline)) {
            case Entry.Shut<ImapConversation> shut -> Finding.Failed.at(shut);
            case Entry.Open<ImapConversation>(ImapConversation opened) -> {
                try (ImapConversation conversation = opened) {
                    yield converse(conversation, server, password, copyToSent, turns, deadline, trail);
                } catch (ImapEnded ended) {
                    trail.failed();
                    yield new Finding.Failed(ended.trouble());
                } catch (InterruptedException stopping) {
                    Thread.currentThread().interrupt();
                    yield new Finding.NotLoggedIn();
                }
            }
        };
    }

    private static Finding converse(
            ImapConversation conversation,
            ImapServer server,
            Secret password,
            boolean copyToSent,
            LoginTurns turns,
            Deadline deadline,
            Trail trail)
            throws ImapEnded, InterruptedException {
        conversation.requirePasswordLogin();
        if (!turns.imapMayLogIn(deadline)) {
            return new Finding.NotLoggedIn();
        }
        trail.enter(CheckStage.SIGN_IN);
        boolean accepted = false;
        try {
            conversation.login(server.username(), password);
            accepted = true;
        } finally {
            turns.answered(!accepted);
        }
        trail.enter(CheckStage.SENT_FOLDER);
        SentFolderSearch search = SentFolderSearch.among(conversation.folders(), server.sentFolder());
        Optional<ListedFolder> folder = search.found();
        Optional<NoFolder> trouble = !copyToSent
                ? Optional.empty()
                : folder.isEmpty()
                        ? Optional.of(search.missing())
                        : obstacle(conversation, folder.get()).map(reason -> search.unusable(reason, folder.get()));
        if (trouble.isPresent()) {
            trail.failed();
            return new Finding.Failed(trouble.get());
        }
        trail.passed();
        return new Finding.Works(
                conversation.certificate(),
                false,
                folder.map(ListedFolder::fullName),
                conversation.offers("X-GM-EXT-1"));
    }

    private static Optional<NoFolder.Reason> obstacle(ImapConversation conversation, ListedFolder folder)
            throws ImapEnded {
        try {
            boolean readOnly = conversation.isReadOnlyWhenSelected(folder);
            boolean writable = conversation
                    .rights(folder)
                    .map(rights -> rights.contains(RIGHT_TO_INSERT))
                    .orElse(!readOnly);
            return writable ? Optional.empty() : Optional.of(NoFolder.Reason.READ_ONLY);
        } catch (ImapEnded ended) {
            if (ended.trouble() instanceof Trouble.ImapRefused(ImapStage stage, ImapReply reply)
                    && ImapReplyTable.of(stage, reply).kind() == ImapMeaningKind.FOLDER) {
                return Optional.of(NoFolder.Reason.REFUSED);
            }
            throw ended;
        }
    }
}
