package dev.facteur.dispatch.sentcopy;

import dev.facteur.dispatch.sender.Credential;
import dev.facteur.dispatch.sender.CredentialResult;
import dev.facteur.dispatch.sender.Credentials;
import dev.facteur.dispatch.sentcopy.imap.ImapSearch;
import dev.facteur.model.provider.SentCopyBy;
import dev.facteur.model.sender.ImapServer;
import dev.facteur.model.sender.SenderProfile;
import dev.facteur.model.sender.SendingMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether a message that may have left stands among the sender's sent mail. To be found there proves that it was sent
 * where the provider files what it has taken. Where we file, nothing is there before the ledger says sent, and looking
 * would say nothing. To be absent proves nothing anywhere: providers file with a delay.
 */
@ApplicationScoped
public class SentLookup {
    private final FilingHabits habits;
    private final Credentials credentials;
    private final ImapSearch imap;
    private final SentLookupConfig config;

    SentLookup(FilingHabits habits, Credentials credentials, ImapSearch imap, SentLookupConfig config) {
        this.habits = habits;
        this.credentials = credentials;
        this.imap = imap;
        this.config = config;
    }

    /** Looks, with a pause before each look. Blocks: only the sender's own lane waits. */
    public boolean findsSoon(SenderProfile profile, String messageId) throws SQLException {
        if (!isOfUse(profile)) {
            return false;
        }
        for (Duration pause : config.pauses()) {
            if (!waited(pause)) {
                return false;
            }
            // Who does not answer, or does not let us in, is not asked twice.
            Optional<Boolean> found = look(profile, messageId);
            if (found.isEmpty() || found.get()) {
                return found.orElse(false);
            }
        }
        return false;
    }

    /** Looks once: long after the message may have left. */
    public boolean finds(SenderProfile profile, String messageId) throws SQLException {
        return isOfUse(profile) && look(profile, messageId).orElse(false);
    }

    /** IMAP is asked only where the sender has set it up. */
    private boolean isOfUse(SenderProfile profile) throws SQLException {
        return profile.method() == SendingMethod.MAILBOX
                && profile.imap().isPresent()
                && habits.of(profile) == SentCopyBy.PROVIDER;
    }

    private Optional<Boolean> look(SenderProfile profile, String messageId) {
        ImapServer server = profile.imap().orElseThrow();
        return switch (credentials.of(profile)) {
            case CredentialResult.Available(Credential credential) ->
                ImapSecret.of(server, credential)
                        .flatMap(secret -> imap.contains(server, secret, messageId, config.limit()));
            case CredentialResult.Expired _, CredentialResult.Unavailable _ -> Optional.empty();
        };
    }

    private static boolean waited(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
