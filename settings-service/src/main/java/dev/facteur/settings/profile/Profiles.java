package dev.facteur.settings.profile;

import dev.facteur.model.SenderKey;
import dev.facteur.model.sender.Connection;
import dev.facteur.model.sender.SenderProfile;
import dev.facteur.model.sender.SendingMethod;
import dev.facteur.settings.check.CheckLimit;
import dev.facteur.settings.check.CheckReport;
import dev.facteur.settings.check.MailboxCheck;
import dev.facteur.settings.check.advice.Advice;
import dev.facteur.settings.check.domain.DomainAdvice;
import dev.facteur.settings.check.progress.CheckListener;
import dev.facteur.settings.connection.store.Grants;
import dev.facteur.settings.connection.store.PendingConsents;
import dev.facteur.settings.credential.vault.SecretField;
import dev.facteur.settings.credential.vault.SecretVault;
import dev.facteur.settings.history.History;
import dev.facteur.settings.history.HistoryAction;
import dev.facteur.settings.identity.Caller;
import dev.facteur.settings.problem.Fault;
import dev.facteur.settings.profile.form.FormReading;
import dev.facteur.settings.profile.form.ProfileDraft;
import dev.facteur.settings.profile.form.ProfileForm;
import dev.facteur.settings.profile.publish.ProfileChanged;
import dev.facteur.settings.profile.store.LockedAddress;
import dev.facteur.settings.profile.store.StoredProfiles;
import dev.facteur.settings.profile.store.WaitingDocuments;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reads, saves and erases profiles. A save is three steps, so that no transaction waits for a mail server: read what is
 * stored, check the mailbox, write if nothing has changed meanwhile.
 */
@ApplicationScoped
class Profiles {
    /** No server was asked. */
    private static final CheckReport UNASKED = new CheckReport(List.of(), List.of(), Optional.empty());

    private final StoredProfiles stored;
    private final WaitingDocuments documents;
    private final Passwords passwords;
    private final ConsentedSignIn consented;
    private final ConnectedAccounts accounts;
    private final Grants grants;
    private final PendingConsents consents;
    private final SecretVault vault;
    private final MailboxCheck check;
    private final DomainAdvice domains;
    private final CheckLimit limit;
    private final History history;
    private final Event<ProfileChanged> changes;
    private final Clock clock;

    Profiles(
            StoredProfiles stored,
            WaitingDocuments documents,
            Passwords passwords,
            ConsentedSignIn consented,
            ConnectedAccounts accounts,
            Grants grants,
            PendingConsents consents,
            SecretVault vault,
            MailboxCheck check,
            DomainAdvice domains,
            CheckLimit limit,
            History history,
            Event<ProfileChanged> changes,
            Clock clock) {
        this.stored = stored;
        this.documents = documents;
        this.passwords = passwords;
        this.consented = consented;
        this.accounts = accounts;
        this.grants = grants;
        this.consents = consents;
        this.vault = vault;
        this.check = check;
        this.domains = domains;
        this.limit = limit;
        this.history = history;
        this.changes = changes;
        this.clock = clock;
    }

    Optional<ProfileView> find(SenderKey key) {
        return QuarkusTransaction.requiringNew().call(() -> stored.find(key).map(this::view));
    }

    /** Checks and keeps; the listener hears how far the check has come. */
    SaveOutcome save(
            SenderKey key, Caller caller, ProfileForm form, Precondition precondition, CheckListener listener) {
        return switch (form.read()) {
            case FormReading.Invalid(var faults) -> new SaveOutcome.Invalid(faults);
            case FormReading.Valid(ProfileDraft draft) -> save(key, caller, draft, precondition, listener);
        };
    }

    /** The check of a save, with nothing saved. */
    CheckOutcome check(SenderKey key, Caller caller, ProfileForm form, CheckListener listener) {
        return switch (form.read()) {
            case FormReading.Invalid(var faults) -> new CheckOutcome.Done(CheckReport.failed(faults));
            case FormReading.Valid(ProfileDraft draft) -> check(draft, prepared(key, draft), caller, listener);
        };
    }

    /** Whether the precondition let it happen; erasing what is not there is nothing to complain of. */
    boolean erase(SenderKey key, Precondition precondition) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Optional<SenderProfile> profile = stored.lock(key);
            if (!precondition.allows(version(profile))) {
                return false;
            }
            consents.forget(key);
            if (profile.isPresent()) {
                grants.removeAll(key);
                vault.forgetAll(key);
                history.erase(key);
                stored.erase(key);
                changes.fire(new ProfileChanged(key));
            }
            return true;
        });
    }

    private SaveOutcome save(
            SenderKey key, Caller caller, ProfileDraft draft, Precondition precondition, CheckListener listener) {
        Prepared prepared = prepared(key, draft);
        if (!precondition.allows(version(prepared.stored()))) {
            return new SaveOutcome.Changed();
        }
        if (isLocked(prepared.stored(), draft)) {
            return new SaveOutcome.AddressLocked();
        }
        if (prepared.stored().filter(draft::turnsRelayInsteadOnly).isPresent()) {
            return write(key, caller, draft, prepared, UNASKED);
        }
        return switch (check(draft, prepared, caller, listener)) {
            case CheckOutcome.TooMany(Duration wait) -> new SaveOutcome.TooManyChecks(wait);
            case CheckOutcome.Done(CheckReport report) when report.ok() -> write(key, caller, draft, prepared, report);
            case CheckOutcome.Done(CheckReport report)
            when prepared.isComplete() -> new SaveOutcome.CheckFailed(report.faults());
            case CheckOutcome.Done(CheckReport report) -> new SaveOutcome.Invalid(report.faults());
        };
    }

    private Prepared prepared(SenderKey key, ProfileDraft draft) {
        Prepared prepared = QuarkusTransaction.requiringNew().call(() -> {
            Optional<SenderProfile> profile = stored.find(key);
            return new Prepared(
                    profile,
                    accounts.faults(key, draft, profile),
                    draft.smtp()
                            .filter(server -> !draft.signsInByConsent())
                            .map(server -> passwords.choose(key, draft, profile)));
        });
        return draft.signsInByConsent() && prepared.accountFaults().isEmpty()
                ? prepared.with(consented.choose(key, draft))
                : prepared;
    }

    private CheckOutcome check(ProfileDraft draft, Prepared prepared, Caller caller, CheckListener listener) {
        if (!prepared.accountFaults().isEmpty()) {
            return new CheckOutcome.Done(CheckReport.failed(prepared.accountFaults()));
        }
        if (prepared.choice().isEmpty()) {
            return new CheckOutcome.Done(new CheckReport(List.of(), domainAdvice(draft), Optional.empty()));
        }
        return switch (prepared.choice().get()) {
            case Passwords.Choice.Missing(var faults) -> new CheckOutcome.Done(CheckReport.failed(faults));
            case Passwords.Choice.Complete(var mailbox) ->
                limit.take(caller.key())
                        .<CheckOutcome>map(CheckOutcome.TooMany::new)
                        .orElseGet(() -> new CheckOutcome.Done(check.run(mailbox, listener)));
        };
    }

    /** The relay is the operator's, who has checked it; the domain may be the person's own. */
    private List<Advice> domainAdvice(ProfileDraft draft) {
        return draft.method() == SendingMethod.RELAY ? domains.of(draft.address()) : List.of();
    }

    private SaveOutcome write(SenderKey key, Caller caller, ProfileDraft draft, Prepared prepared, CheckReport report) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Optional<SenderProfile> before = stored.lock(key);
            // An account that is not the method can be disconnected without a new version.
            if (version(before) != version(prepared.stored()) || isWithoutAccount(key, draft, before)) {
                return new SaveOutcome.Changed();
            }
            SenderProfile after = profile(key, draft, before);
            stored.save(after);
            passwords.keep(key, draft);
            history.record(
                    key,
                    after.version(),
                    caller.senderId().value(),
                    before.isPresent() ? HistoryAction.CHANGED : HistoryAction.CREATED,
                    ChangedFields.between(before, after, draft));
            changes.fire(new ProfileChanged(key));
            return new SaveOutcome.Saved(view(after), report.advice(), report.sentFolder());
        });
    }

    private boolean isWithoutAccount(SenderKey key, ProfileDraft draft, Optional<SenderProfile> before) {
        return before.filter(draft::turnsRelayInsteadOnly).isEmpty()
                && !accounts.faults(key, draft, before).isEmpty();
    }

    private SenderProfile profile(SenderKey key, ProfileDraft draft, Optional<SenderProfile> before) {
        return new SenderProfile(
                key.tenantId(),
                key.senderId(),
                draft.address(),
                draft.displayName(),
                draft.replyTo(),
                draft.method(),
                draft.smtp(),
                draft.imap(),
                draft.copyToSent(),
                draft.relayWhileUnavailable(),
                before.filter(draft::turnsRelayInsteadOnly)
                        .map(SenderProfile::connection)
                        .orElseGet(() -> connection(key, draft, before)),
                stored.nextVersion(key));
    }

    /** Called after the check: a mailbox that is saved was reached just now. */
    private Connection connection(SenderKey key, ProfileDraft draft, Optional<SenderProfile> stored) {
        Connection before = stored.map(SenderProfile::connection).orElse(Connection.NONE);
        return switch (draft.method()) {
            case MAILBOX -> {
                Instant now = clock.instant();
                boolean goesOn = before.state() == Connection.State.CONNECTED;
                yield new Connection(
                        Connection.State.CONNECTED,
                        Optional.of(draft.address().value()),
                        goesOn ? before.since() : Optional.of(now),
                        Optional.of(now));
            }
            case RELAY -> Connection.NONE;
            case GMAIL, MICROSOFT -> accounts.connection(key, draft).orElse(Connection.NONE);
        };
    }

    private ProfileView view(SenderProfile profile) {
        SenderKey key = profile.key();
        return new ProfileView(
                Optional.of(profile.address().value()),
                profile.displayName(),
                profile.replyTo(),
                profile.method(),
                profile.smtp()
                        .map(server -> MailServerView.of(
                                server, accounts.signingIn(server), vault.holds(key, SecretField.SMTP_PASSWORD))),
                profile.imap().map(server -> MailServerView.of(server, vault.holds(key, SecretField.IMAP_PASSWORD))),
                profile.copyToSent(),
                profile.relayWhileUnavailable(),
                LockedAddress.of(profile).isPresent(),
                SenderConnectionView.of(profile.connection(), waiting(profile)),
                profile.version(),
                List.of(),
                Optional.empty());
    }

    private long waiting(SenderProfile profile) {
        return profile.connection().state() == Connection.State.EXPIRED ? documents.count(profile.key()) : 0;
    }

    /** Going back to the relay unlocks the address, in the same save if one likes. */
    private static boolean isLocked(Optional<SenderProfile> stored, ProfileDraft draft) {
        return draft.method() != SendingMethod.RELAY
                && stored.flatMap(LockedAddress::of)
                        .filter(address -> !address.isSameAs(draft.address()))
                        .isPresent();
    }

    private static long version(Optional<SenderProfile> profile) {
        return profile.map(SenderProfile::version).orElse(0L);
    }

    /** What was stored when a save began, what speaks against its account, and the passwords it means, if any. */
    private record Prepared(
            Optional<SenderProfile> stored, List<Fault> accountFaults, Optional<Passwords.Choice> choice) {
        Prepared with(Passwords.Choice newChoice) {
            return new Prepared(stored, accountFaults, Optional.of(newChoice));
        }

        boolean isComplete() {
            return choice.filter(Passwords.Choice.Complete.class::isInstance).isPresent();
        }
    }
}
