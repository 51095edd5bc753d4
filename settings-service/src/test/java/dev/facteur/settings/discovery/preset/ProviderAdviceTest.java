package dev.facteur.settings.discovery.preset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.model.provider.MailProvider;
import dev.facteur.model.provider.MailProviders;
import dev.facteur.settings.problem.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProviderAdviceTest {
    @ParameterizedTest
    @EnumSource
    void everyProviderIsSpokenOfInWholeSentences(Language language) {
        for (MailProvider provider : MailProviders.bundled().all()) {
            assertThat(ProviderAdvice.of(provider, language))
                    .as(provider.id())
                    .allSatisfy(advice -> assertThat(advice.message())
                            .endsWith(".")
                            .doesNotContain("{")
                            .doesNotContain("  "));
        }
    }
}
