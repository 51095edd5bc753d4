package dev.facteur.settings.notice;

import dev.facteur.model.EmailAddress;
import io.quarkus.mailer.MailTemplate.MailTemplateInstance;
import io.quarkus.qute.CheckedTemplate;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.Retry;

/** Mails to users, by the relay. Nobody's language is known here: each mail is in French and English. */
@ApplicationScoped
class Notices {
    private static final Duration SENDING = Duration.ofMinutes(1);

    private final NoticeConfig config;

    Notices(NoticeConfig config) {
        this.config = config;
    }

    @CheckedTemplate(basePath = "Notices")
    static class Mails {
        private Mails() {}

        static native MailTemplateInstance reconnect(String account, long waiting, boolean relayed, String page);
    }

    /** @param relayed whether documents leave by the relay meanwhile */
    @Retry(maxRetries = 4, delay = 15, delayUnit = ChronoUnit.SECONDS, jitter = 2_000)
    void reconnect(EmailAddress account, long waiting, boolean relayed) {
        Mails.reconnect(
                        account.value(),
                        waiting,
                        relayed,
                        config.page().map(URI::toString).orElse(""))
                .to(account.value())
                .subject(
                        relayed
                                ? "Votre messagerie est à reconnecter / Your mailbox is to be reconnected"
                                : "Vos documents attendent / Your documents wait")
                .send()
                .await()
                .atMost(SENDING);
    }
}
