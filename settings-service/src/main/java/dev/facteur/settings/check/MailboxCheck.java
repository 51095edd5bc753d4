package dev.facteur.settings.check;

import dev.facteur.settings.problem.Fault;
import dev.facteur.settings.problem.FaultStage;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Tries a mailbox with exactly the given values: SMTP and IMAP side by side, nothing sent, nothing saved. */
@ApplicationScoped
public class MailboxCheck {
    private static final int SERVER_TO_SERVER_PORT = 25;
    // The probes end by themselves a little before, and can then say where they were.
    private static final Duration LAST_WORD = Duration.ofMillis(500);

    private final SmtpProbe smtp;
    private final ImapProbe imap;
    private final CheckConfig config;
    private final ExecutorService threads;

    MailboxCheck(SmtpProbe smtp, ImapProbe imap, CheckConfig config, @VirtualThreads ExecutorService threads) {
        this.smtp = smtp;
        this.imap = imap;
        this.config = config;
        this.threads = threads;
    }

    /** Sending comes before filing a copy: faults of SMTP are at the head. */
    public CheckReport run(Mailbox mailbox) {
        Deadline end = Deadline.in(config.limit());
        Deadline deadline = Deadline.in(config.limit().minus(LAST_WORD));
        Future<Optional<Fault>> smtpFault =
                threads.submit(() -> smtp.probe(mailbox.smtp(), mailbox.smtpPassword(), mailbox.address(), deadline));
        Optional<Future<ImapProbe.Finding>> imapFinding = mailbox.imap()
                .map(known -> threads.submit(
                        () -> imap.probe(known.server(), known.password(), mailbox.copyToSent(), deadline)));

        List<Fault> faults = new ArrayList<>();
        await(smtpFault, end, () -> Optional.of(timedOut("/smtp/host"))).ifPresent(faults::add);
        Optional<ImapProbe.Finding> found =
                imapFinding.map(finding -> await(finding, end, () -> ImapProbe.Finding.of(timedOut("/imap/host"))));
        found.flatMap(ImapProbe.Finding::fault).ifPresent(faults::add);
        return new CheckReport(faults, advice(mailbox), found.flatMap(ImapProbe.Finding::sentFolder));
    }

    private static List<String> advice(Mailbox mailbox) {
        return mailbox.smtp().port() == SERVER_TO_SERVER_PORT ? List.of("SUBMISSION_PORT") : List.of();
    }

    private static Fault timedOut(String field) {
        return CheckFaults.at(field, FaultStage.CONNECT, "TIMED_OUT");
    }

    private static <T> T await(Future<T> probe, Deadline deadline, Supplier<T> tooLate) {
        try {
            return probe.get(deadline.leftMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            probe.cancel(true);
            return tooLate.get();
        } catch (ExecutionException broken) {
            throw new IllegalStateException("A probe failed", broken.getCause());
        } catch (InterruptedException stopping) {
            probe.cancel(true);
            Thread.currentThread().interrupt();
            return tooLate.get();
        }
    }
}
