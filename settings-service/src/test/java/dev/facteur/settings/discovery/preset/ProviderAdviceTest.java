package dev.facteur.settings.discovery.preset;

import static dev.facteur.settings.discovery.preset.ProviderAdviceCode.ACCOUNT_PASSWORD_REFUSED;
import static dev.facteur.settings.discovery.preset.ProviderAdviceCode.BRIDGE_ON_YOUR_PC;
import static dev.facteur.settings.discovery.preset.ProviderAdviceCode.CHOOSE_NUMBER;
import static dev.facteur.settings.discovery.preset.ProviderAdviceCode.CHOOSE_PRODUCT;
import static dev.facteur.settings.discovery.preset.ProviderAdviceCode.CONNECT_GMAIL;
import static dev.facteur.settings.discovery.preset.ProviderAdviceCode.CONNECT_MICROSOFT;
import static dev.facteur.settings.discovery.preset.ProviderAdviceCode.ENABLE_FIRST;
import static dev.facteur.settings.discovery.preset.ProviderAdviceCode.LOCAL_PART_AS_USERNAME;
import static dev.facteur.settings.discovery.preset.ProviderAdviceCode.MAILBOX_PASSWORD;
import static dev.facteur.settings.discovery.preset.ProviderAdviceCode.MAIN_ADDRESS_ONLY;
import static dev.facteur.settings.discovery.preset.ProviderAdviceCode.PASSWORDS_END;
import static dev.facteur.settings.discovery.preset.ProviderAdviceCode.PASSWORDS_ENDED;
import static dev.facteur.settings.discovery.preset.ProviderAdviceCode.PROVIDER_FILES_COPY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.model.provider.MailProvider;
import dev.facteur.model.provider.MailProviders;
import dev.facteur.web.text.Language;
import dev.facteur.web.text.Texts;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProviderAdviceTest {
    private static final MailProviders PROVIDERS = MailProviders.bundled();

    @ParameterizedTest
    @EnumSource
    void everyAdviceHasItsText(ProviderAdviceCode code) {
        assertThat(Arrays.stream(Language.values()))
                .allSatisfy(language -> assertThat(Texts.find(language, "provider." + code, List.of()))
                        .isPresent());
    }

    @ParameterizedTest
    @EnumSource
    void everyProviderIsSpokenOfInWholeSentences(Language language) {
        for (MailProvider provider : PROVIDERS.all()) {
            assertThat(ProviderAdvice.of(provider, language))
                    .as(provider.id())
                    .allSatisfy(advice -> assertThat(advice.message())
                            .endsWith(".")
                            .doesNotContain("{")
                            .doesNotContain("  "));
        }
    }

    @Test
    void whereNoPasswordWorksOnlyTheConnectionIsProposed() {
        assertThat(codes(domain("hotmail.fr")))
                .containsExactly(PASSWORDS_ENDED, CONNECT_MICROSOFT, PROVIDER_FILES_COPY);
        assertThat(codes(domain("proton.me"))).containsExactly(BRIDGE_ON_YOUR_PC, PROVIDER_FILES_COPY);
    }

    @Test
    void gmailIsToldToConnectOrToMakeAnAppPassword() {
        assertThat(codes(domain("gmail.com")))
                .containsExactly(ACCOUNT_PASSWORD_REFUSED, CONNECT_GMAIL, PROVIDER_FILES_COPY);
        assertThat(ProviderAdvice.of(domain("gmail.com"), Language.FRENCH)
                        .getFirst()
                        .helpUrl())
                .contains(URI.create("https://support.google.com/accounts/answer/185833"));
    }

    @Test
    void microsoft365IsToldWhenPasswordsEnd() {
        MailProvider office =
                PROVIDERS.forMx("acme.mail.protection.outlook.com").getFirst();

        assertThat(codes(office))
                .containsExactly(PASSWORDS_END, CONNECT_MICROSOFT, MAIN_ADDRESS_ONLY, PROVIDER_FILES_COPY);
        assertThat(ProviderAdvice.of(office, Language.FRENCH).getFirst().message())
                .contains("31 décembre 2026");
        assertThat(ProviderAdvice.of(office, Language.ENGLISH).getFirst().message())
                .contains("December 31, 2026");
    }

    @Test
    void ovhAsksForTheProductAndTheNumber() {
        MailProvider exchange = PROVIDERS.forMx("mx1.mail.ovh.net").getFirst();

        assertThat(codes(exchange)).containsExactly(CHOOSE_PRODUCT, CHOOSE_NUMBER, MAILBOX_PASSWORD);
        assertThat(ProviderAdvice.of(exchange, Language.FRENCH).get(1).message())
                .contains("(ex4.mail.ovh.net)");
        assertThat(codes(exchange.with("7"))).doesNotContain(CHOOSE_NUMBER);
    }

    @Test
    void freeMustBeSwitchedOnAndWantsTheLocalPart() {
        assertThat(codes(domain("free.fr"))).containsExactly(ENABLE_FIRST, LOCAL_PART_AS_USERNAME);
    }

    private static MailProvider domain(String domain) {
        return PROVIDERS.forDomain(domain).getFirst();
    }

    private static List<ProviderAdviceCode> codes(MailProvider provider) {
        return ProviderAdvice.of(provider, Language.FRENCH).stream()
                .map(advice -> ProviderAdviceCode.valueOf(advice.code()))
                .toList();
    }
}
