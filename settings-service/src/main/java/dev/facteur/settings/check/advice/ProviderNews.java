package dev.facteur.settings.check.advice;

import dev.facteur.model.provider.MailProvider;
import dev.facteur.model.provider.SentCopyBy;
import dev.facteur.model.provider.WhyNot;
import dev.facteur.model.sender.Authentication;
import dev.facteur.settings.check.trial.Mailbox;
import dev.facteur.settings.discovery.preset.ProviderAdviceCode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is known of a provider and matters to a mailbox that works today. */
final class ProviderNews {
    private ProviderNews() {}

    static List<Advice> of(MailProvider provider, Mailbox mailbox) {
        List<Advice> news = new ArrayList<>();
        boolean byPassword = mailbox.smtp().authentication() == Authentication.PASSWORD;
        provider.whyNot()
                .filter(ProviderNews::isToCome)
                .filter(reason -> byPassword || reason != WhyNot.PASSWORDS_END)
                .ifPresent(reason -> news.add(ends(provider, reason)));
        if (mailbox.copyToSent() && provider.sentCopy() == SentCopyBy.PROVIDER) {
            news.add(advice(provider, ProviderAdviceCode.PROVIDER_FILES_COPY, Optional.empty()));
        }
        return news;
    }

    private static boolean isToCome(WhyNot whyNot) {
        return switch (whyNot) {
            case PASSWORDS_END, SERVICE_ENDS -> true;
            case BRIDGE_ON_YOUR_PC, PASSWORDS_ENDED, ACCOUNT_PASSWORD_REFUSED -> false;
        };
    }

    private static Advice ends(MailProvider provider, WhyNot reason) {
        Advice advice = advice(provider, ProviderAdviceCode.valueOf(reason.name()), provider.enableHelp());
        return provider.ends().map(advice::on).orElse(advice);
    }

    private static Advice advice(MailProvider provider, ProviderAdviceCode code, Optional<URI> page) {
        return new Advice(
                code.name(),
                "provider." + code,
                List.of(provider.name(), provider.smtp().getFirst().host().value()),
                Optional.empty(),
                page);
    }
}
