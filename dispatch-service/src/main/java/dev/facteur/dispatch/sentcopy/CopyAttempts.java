package dev.facteur.dispatch.sentcopy;

import dev.facteur.dispatch.ledger.DispatcherLease;
import dev.facteur.dispatch.ledger.PayloadCipher.UnreadablePayloadException;
import dev.facteur.dispatch.sender.AuthenticationEpisodes;
import dev.facteur.dispatch.sender.Credential;
import dev.facteur.dispatch.sender.CredentialResult;
import dev.facteur.dispatch.sender.Credentials;
import dev.facteur.dispatch.sentcopy.imap.FilingOutcome;
import dev.facteur.dispatch.sentcopy.imap.FilingOutcome.Never;
import dev.facteur.dispatch.sentcopy.imap.FilingOutcome.NotNow;
import dev.facteur.dispatch.sentcopy.imap.FilingOutcome.SignInRefused;
import dev.facteur.dispatch.sentcopy.imap.ImapFiling;
import dev.facteur.dispatch.sentcopy.imap.MessageToFile;
import dev.facteur.model.provider.SentCopyBy;
import dev.facteur.model.sender.SenderProfile;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;

/** One attempt to file a copy: is it still wanted, what is the server shown, file. */
@ApplicationScoped
class CopyAttempts {
    private final PendingCopies copies;
    private final FilingHabits habits;
    private final AuthenticationEpisodes episodes;
    private final Credentials credentials;
    private final ImapFiling imap;
    private final DispatcherLease lease;

    CopyAttempts(
            PendingCopies copies,
            FilingHabits habits,
            AuthenticationEpisodes episodes,
            Credentials credentials,
            ImapFiling imap,
            DispatcherLease lease) {
        this.copies = copies;
        this.habits = habits;
        this.episodes = episodes;
        this.credentials = credentials;
        this.imap = imap;
        this.lease = lease;
    }

    /** @param profile the sender's present one, which may be another than when the mail was sent */
    FilingOutcome make(PendingCopy copy, Optional<SenderProfile> profile) throws SQLException {
        if (profile.filter(SentCopies::areWanted).isEmpty()) {
            return new Never("The sender does not want copies any more");
        }
        if (!profile.get().address().equals(copy.address())) {
            return new Never("The sender has moved to another mailbox");
        }
        if (episodes.isOpenFor(profile.get())) {
            // Nobody is contacted: more failed logins would only lock the account.
            return new SignInRefused("The sender has not signed in again yet");
        }
        FilingOutcome outcome = file(copy, profile.get());
        learn(copy, profile.get(), outcome);
        return outcome;
    }

    /** What is there at our first attempt was put there by somebody else; later it may be what we put there ourselves. */
    private void learn(PendingCopy copy, SenderProfile profile, FilingOutcome outcome) throws SQLException {
        if (copy.attempt() == 1) {
            switch (outcome) {
                case FilingOutcome.AlreadyThere _ -> habits.learn(profile, SentCopyBy.PROVIDER);
                case FilingOutcome.Filed _ -> habits.learn(profile, SentCopyBy.CLIENT);
                case SignInRefused _, NotNow _, Never _ -> {}
            }
        }
    }

    private FilingOutcome file(PendingCopy copy, SenderProfile profile) throws SQLException {
        try {
            Optional<MessageToFile> message = copies.message(copy);
            if (message.isEmpty()) {
                return new NotNow("The attempt is no longer ours");
            }
            return file(profile, message.get());
        } catch (UnreadablePayloadException wrongKeyset) {
            return new NotNow("The stored message cannot be decrypted");
        }
    }

    private FilingOutcome file(SenderProfile profile, MessageToFile message) {
        CredentialResult first = credentials.of(profile);
        FilingOutcome outcome = file(profile, message, first);
        if (!(outcome instanceof SignInRefused) || !(first instanceof CredentialResult.Available(Credential refused))) {
            return outcome;
        }
        // One try with a fresh one, if there is any.
        return credentials
                .insteadOf(refused, profile)
                .map(second -> file(profile, message, second))
                .orElse(outcome);
    }

    private FilingOutcome file(SenderProfile profile, MessageToFile message, CredentialResult result) {
        return switch (result) {
            case CredentialResult.Available(Credential credential) -> {
                Optional<String> secret = ImapSecret.of(profile.imap().orElseThrow(), credential);
                yield secret.isPresent()
                        ? imap.file(profile.imap().orElseThrow(), secret.get(), message, lease::isHeld)
                        : new NotNow("The sender has changed how they sign in a moment ago");
            }
            case CredentialResult.Expired _ -> new SignInRefused("There is no valid credential");
            case CredentialResult.Unavailable unavailable -> new NotNow(unavailable.detail());
        };
    }
}
