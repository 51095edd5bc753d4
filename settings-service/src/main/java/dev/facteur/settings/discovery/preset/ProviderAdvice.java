package dev.facteur.settings.discovery.preset;

import dev.facteur.model.provider.HostChoice;
import dev.facteur.model.provider.MailProvider;
import dev.facteur.model.provider.PartnerConnection;
import dev.facteur.model.provider.SentCopyBy;
import dev.facteur.model.provider.UsernameForm;
import dev.facteur.model.provider.WhyNot;
import dev.facteur.web.text.Language;
import dev.facteur.web.text.Texts;
import java.net.URI;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a user should know of a provider, what stands in the way first. */
public final class ProviderAdvice {
    private final MailProvider provider;
    private final Language language;
    private final List<AdviceView> advice = new ArrayList<>();

    private ProviderAdvice(MailProvider provider, Language language) {
        this.provider = provider;
        this.language = language;
    }

    public static List<AdviceView> of(MailProvider provider, Language language) {
        return new ProviderAdvice(provider, language).collect();
    }

    private List<AdviceView> collect() {
        provider.whyNot().ifPresent(this::obstacle);
        provider.connection().ifPresent(this::connection);
        if (provider.takesPasswords()) {
            if (provider.family().isPresent()) {
                add(ProviderAdviceCode.CHOOSE_PRODUCT);
            }
            provider.hostChoice().ifPresent(this::hosts);
            if (provider.enableFirst()) {
                add(ProviderAdviceCode.ENABLE_FIRST, provider.enableHelp());
            }
            password();
            username();
        }
        if (provider.sentCopy() == SentCopyBy.PROVIDER) {
            add(ProviderAdviceCode.PROVIDER_FILES_COPY);
        }
        return List.copyOf(advice);
    }

    private void obstacle(WhyNot whyNot) {
        switch (whyNot) {
            case BRIDGE_ON_YOUR_PC -> add(ProviderAdviceCode.BRIDGE_ON_YOUR_PC);
            case PASSWORDS_ENDED -> add(ProviderAdviceCode.PASSWORDS_ENDED);
            case ACCOUNT_PASSWORD_REFUSED -> add(ProviderAdviceCode.ACCOUNT_PASSWORD_REFUSED, provider.passwordHelp());
            case PASSWORDS_END -> add(ProviderAdviceCode.PASSWORDS_END, provider.enableHelp());
            case SERVICE_ENDS -> add(ProviderAdviceCode.SERVICE_ENDS);
        }
    }

    private void connection(PartnerConnection connection) {
        switch (connection) {
            case GMAIL -> add(ProviderAdviceCode.CONNECT_GMAIL);
            case MICROSOFT -> add(ProviderAdviceCode.CONNECT_MICROSOFT);
        }
    }

    private void hosts(HostChoice choice) {
        add(ProviderAdviceCode.valueOf("CHOOSE_" + choice.name().toUpperCase(Locale.ROOT)));
    }

    private void password() {
        switch (provider.password()) {
            case APP_PASSWORD -> {
                // Said already, as what stands in the way.
                if (provider.whyNot()
                        .filter(WhyNot.ACCOUNT_PASSWORD_REFUSED::equals)
                        .isEmpty()) {
                    add(ProviderAdviceCode.APP_PASSWORD, provider.passwordHelp());
                }
            }
            case APP_PASSWORD_WITH_TWO_FACTORS ->
                add(ProviderAdviceCode.APP_PASSWORD_WITH_TWO_FACTORS, provider.passwordHelp());
            case MAIL_PROGRAM -> add(ProviderAdviceCode.MAIL_PROGRAM_PASSWORD, provider.passwordHelp());
            case MAILBOX -> add(ProviderAdviceCode.MAILBOX_PASSWORD, provider.passwordHelp());
            case ACCOUNT, SIGN_IN_ONLY -> {}
        }
    }

    private void username() {
        if (provider.username() == UsernameForm.LOCAL_PART) {
            add(ProviderAdviceCode.LOCAL_PART_AS_USERNAME);
        }
        if (provider.mainAddressOnly()) {
            add(ProviderAdviceCode.MAIN_ADDRESS_ONLY);
        }
    }

    private void add(ProviderAdviceCode code) {
        add(code, Optional.empty());
    }

    private void add(ProviderAdviceCode code, Optional<URI> helpUrl) {
        String message = Texts.get(language, "provider." + code, List.of(provider.name(), smtpHost(), ends()));
        advice.add(new AdviceView(code.name(), message, helpUrl));
    }

    private String smtpHost() {
        return provider.smtp().getFirst().host().value();
    }

    private String ends() {
        return provider.ends()
                .map(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language.locale())::format)
                .orElse("");
    }
}
