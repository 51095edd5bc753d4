package dev.facteur.settings.check;

import dev.facteur.model.provider.MailProviders;
import dev.facteur.network.HostGuard;
import dev.facteur.settings.check.advice.MailboxAdvice;
import dev.facteur.settings.check.fault.MailboxFaults;
import dev.facteur.settings.check.imap.ImapProbe;
import dev.facteur.settings.check.progress.CheckListener;
import dev.facteur.settings.check.smtp.SmtpProbe;
import dev.facteur.settings.check.trial.Deadline;
import dev.facteur.settings.check.trial.Finding;
import dev.facteur.settings.check.trial.KnownDoors;
import dev.facteur.settings.check.trial.LoginTurns;
import dev.facteur.settings.check.trial.Mailbox;
import dev.facteur.settings.check.trial.TrialSettings;
import dev.facteur.settings.check.trial.Troubles;
import dev.facteur.settings.problem.Fault;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** Tries a mailbox with exactly the given values: SMTP and IMAP side by side, nothing sent, nothing saved. */
@ApplicationScoped
public class MailboxCheck {
    // The probes end by themselves a little before, and can then say where they were.
    private static final Duration LAST_WORD = Duration.ofMillis(500);

    private final SmtpProbe smtp;
    private final ImapProbe imap;
    private final CheckConfig config;
    private final TrialSettings settings;
    private final MailboxFaults faults;
    private final MailboxAdvice advice;
    private final CheckMeters meters;
    private final Clock clock;

    MailboxCheck(HostGuard guard, SSLContext tls, CheckConfig config, CheckMeters meters, Clock clock) {
        this.config = config;
        this.settings = TrialSettings.connectingWithin(config.connect());
        KnownDoors submission = new KnownDoors(config.smtpTlsPort(), config.smtpStarttlsPort());
        KnownDoors reading = new KnownDoors(config.imapTlsPort(), config.imapStarttlsPort());
        this.smtp = new SmtpProbe(guard, tls, config.ehloName(), submission, settings);
        this.imap = new ImapProbe(guard, tls, reading, settings);
        this.faults = new MailboxFaults(MailProviders.bundled());
        this.advice = new MailboxAdvice(MailProviders.bundled());
        this.meters = meters;
        this.clock = clock;
    }

    public CheckReport run(Mailbox mailbox) {
        return run(mailbox, CheckListener.NOBODY);
    }

    /**
     * The same, told as it happens.
     *
     * @param listener hears of every stage; of one that is given up at the end it may not hear, or only afterwards
     */
    public CheckReport run(Mailbox mailbox, CheckListener listener) {
        long began = System.nanoTime();
        Deadline end = Deadline.in(config.limit());
        Deadline deadline = Deadline.in(config.limit().minus(LAST_WORD));
        LoginTurns turns = mailbox.isOneAccount() ? LoginTurns.shared(settings.turn()) : LoginTurns.free();
        FutureTask<Finding> smtpProbe = start(
                () -> smtp.probe(mailbox.smtp(), mailbox.smtpPassword(), mailbox.address(), turns, deadline, listener));
        Optional<FutureTask<Finding>> imapProbe = mailbox.imap()
                .map(known -> start(() ->
                        imap.probe(known.server(), known.password(), mailbox.copyToSent(), turns, deadline, listener)));
        CheckReport report = report(mailbox, await(smtpProbe, end), imapProbe.map(probe -> await(probe, end)));
        meters.count(report, Duration.ofNanos(System.nanoTime() - began));
        return report;
    }

    private CheckReport report(Mailbox mailbox, Finding smtpFinding, Optional<Finding> imapFinding) {
        Optional<String> sentFolder = imapFinding
                .filter(Finding.Works.class::isInstance)
                .map(Finding.Works.class::cast)
                .flatMap(Finding.Works::folder);
        List<Fault> found = faults.of(mailbox, smtpFinding, imapFinding);
        return new CheckReport(
                found,
                // First what is wrong, then what would be better.
                found.isEmpty() ? advice.of(mailbox, smtpFinding, imapFinding, clock.instant()) : List.of(),
                sentFolder);
    }

    private static FutureTask<Finding> start(Supplier<Finding> probe) {
        FutureTask<Finding> task = new FutureTask<>(probe::get);
        Thread.ofVirtual().name("check ", 0).start(task);
        return task;
    }

    private static Finding await(FutureTask<Finding> probe, Deadline deadline) {
        try {
            return probe.get(deadline.leftMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            probe.cancel(true);
            return new Finding.Failed(Troubles.NOTHING_IN_TIME);
        } catch (ExecutionException broken) {
            throw new IllegalStateException("A probe failed", broken.getCause());
        } catch (InterruptedException stopping) {
            probe.cancel(true);
            Thread.currentThread().interrupt();
            return new Finding.Failed(Troubles.NOTHING_IN_TIME);
        }
    }
}
