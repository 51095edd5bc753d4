package dev.facteur.settings.discovery;

import dev.facteur.model.EmailAddress;
import dev.facteur.settings.discovery.finding.Found;
import dev.facteur.settings.discovery.preset.AdviceView;
import dev.facteur.settings.discovery.preset.ProviderAdvice;
import dev.facteur.settings.discovery.preset.ProviderAdviceCode;
import dev.facteur.web.text.Language;
import dev.facteur.web.text.Texts;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Ways to send for an address, in the caller's language. */
@Schema(name = "MailSettings")
public record MailSettingsView(
        @Schema(description = "The best first; none: the user fills in the form by hand")
        List<ProposalView> proposals,

        @Schema(description = "About the address itself: why there is no proposal")
        List<AdviceView> advice) {

    static MailSettingsView of(Found found, EmailAddress address, Language language) {
        return new MailSettingsView(
                found.findings().stream()
                        .map(finding -> ProposalView.of(finding, address, language))
                        .toList(),
                found.findings().isEmpty() ? whyNone(found, address, language) : List.of());
    }

    private static List<AdviceView> whyNone(Found found, EmailAddress address, Language language) {
        if (found.unusable().isEmpty()) {
            String message = Texts.get(language, "discovery.NOTHING_FOUND", List.of(address.asciiDomain()));
            return List.of(new AdviceView("NOTHING_FOUND", message, Optional.empty()));
        }
        return found.unusable().stream()
                .flatMap(provider -> ProviderAdvice.of(provider, language).stream())
                .filter(advice -> !advice.code().equals(ProviderAdviceCode.PROVIDER_FILES_COPY.name()))
                .toList();
    }
}
