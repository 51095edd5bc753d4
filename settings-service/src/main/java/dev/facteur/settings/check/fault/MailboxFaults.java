package dev.facteur.settings.check.fault;

import dev.facteur.model.provider.MailProviders;
import dev.facteur.model.sender.Authentication;
import dev.facteur.settings.check.trial.Finding;
import dev.facteur.settings.check.trial.Mailbox;
import dev.facteur.settings.check.trial.Troubles;
import dev.facteur.settings.problem.Fault;
import dev.facteur.settings.problem.FaultStage;
import dev.facteur.submission.meaning.FormField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The faults of a mailbox, the one to correct first at the head. Sending comes before filing a copy; but what a person can
 * only wait for comes after what they can correct. What follows from another fault is left out.
 */
public final class MailboxFaults {
    /** Nothing in the form is wrong: the servers want to be tried later. */
    private static final Set<String> TO_WAIT_FOR =
            Set.of("NOT_NOW", "THROTTLED", "TOO_MANY_CONNECTIONS", "TOO_MANY_LOGINS", "DAILY_LIMIT");

    private final ProviderFaults providers;

    public MailboxFaults(MailProviders providers) {
        this.providers = new ProviderFaults(providers);
    }

    /** Empty: it works. */
    public List<Fault> of(Mailbox mailbox, Finding smtp, Optional<Finding> imap) {
        List<Fault> faults = new ArrayList<>();
        if (smtp instanceof Finding.Failed failed) {
            Given given = Given.of(mailbox.smtp(), mailbox.address());
            faults.add(
                    mailbox.smtp().authentication() == Authentication.OAUTH2
                            ? ConsentFaults.of(
                                    DoorFaults.of(given.form(), given.door(), failed),
                                    given,
                                    providers.connectionAt(given))
                            : fault(given, failed));
        }
        if (imap.isPresent() && imap.get() instanceof Finding.Failed failed) {
            faults.add(imapFault(mailbox, failed, smtp));
        }
        boolean works = smtp instanceof Finding.Works && imap.stream().allMatch(Finding.Works.class::isInstance);
        if (faults.isEmpty() && !works) {
            faults.add(CheckFaults.of(Form.SMTP, Troubles.NOTHING_IN_TIME));
        }
        return correctableFirst(faults);
    }

    private Fault fault(Given given, Finding.Failed failed) {
        return providers.refined(DoorFaults.of(given.form(), given.door(), failed), given);
    }

    private Fault imapFault(Mailbox mailbox, Finding.Failed failed, Finding smtp) {
        Mailbox.Imap imap = mailbox.imap().orElseThrow();
        Fault fault = fault(Given.of(imap.server(), mailbox.address()), failed);
        if (imap.own() || !isRefusedPassword(fault)) {
            return fault;
        }
        // The one password of the form stands at SMTP. Unless it is right there: then IMAP has one of its own.
        return smtp instanceof Finding.Works
                ? fault.advising("fault.CREDENTIALS_REFUSED.imap")
                : fault.movedTo(Form.SMTP.pointer(FormField.PASSWORD));
    }

    private static boolean isRefusedPassword(Fault fault) {
        return fault.stage() == FaultStage.AUTH
                && fault.field().equals(Form.IMAP.pointer(FormField.PASSWORD))
                && fault.code().equals("CREDENTIALS_REFUSED");
    }

    private static List<Fault> correctableFirst(List<Fault> faults) {
        List<Fault> ordered = new ArrayList<>(faults);
        ordered.sort((one, other) -> Boolean.compare(isToWaitFor(one), isToWaitFor(other)));
        return ordered;
    }

    private static boolean isToWaitFor(Fault fault) {
        return TO_WAIT_FOR.contains(fault.code());
    }
}
