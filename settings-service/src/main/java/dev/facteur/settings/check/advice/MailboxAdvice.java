package dev.facteur.settings.check.advice;

import dev.facteur.model.provider.MailProvider;
import dev.facteur.model.provider.MailProviders;
import dev.facteur.settings.check.trial.Finding;
import dev.facteur.settings.check.trial.Mailbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What would be better otherwise of a mailbox that works. Pure. */
public record MailboxAdvice(MailProviders providers) {
    private static final int SERVER_TO_SERVER_PORT = 25;

    public List<Advice> of(Mailbox mailbox, Finding smtp, Optional<Finding> imap, Instant now) {
        List<Advice> advice = new ArrayList<>();
        Optional<MailProvider> provider =
                providers.forServer(mailbox.smtp().host().value());
        provider.ifPresent(known -> advice.addAll(ProviderNews.of(known, mailbox)));
        if (smtp instanceof Finding.Works works) {
            advice.addAll(ofCertificate(mailbox.smtp().host().value(), works, now));
            if (works.deferred()) {
                advice.add(Advice.of("TRIAL_DEFERRED"));
            }
        }
        if (mailbox.smtp().port() == SERVER_TO_SERVER_PORT) {
            advice.add(Advice.of("SUBMISSION_PORT"));
        }
        if (imap.isPresent() && imap.get() instanceof Finding.Works works) {
            String host = mailbox.imap().orElseThrow().server().host().value();
            advice.addAll(ofCertificate(host, works, now));
            if (works.filesCopies() && mailbox.copyToSent() && provider.isEmpty()) {
                advice.add(Advice.of("SERVER_FILES_COPIES"));
            }
        }
        return advice.stream().distinct().toList();
    }

    private static List<Advice> ofCertificate(String host, Finding.Works works, Instant now) {
        return works.certificate().flatMap(shown -> CertificateAdvice.of(host, shown, now)).stream()
                .toList();
    }
}
