package dev.facteur.settings.discovery.finding;

import dev.facteur.model.provider.MailProvider;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The best first, nothing twice. */
public final class Findings {
    private static final Comparator<Finding> BEST_FIRST = Comparator.comparing(Finding::confidence)
            .thenComparing(Finding::source)
            .thenComparing(Findings::needsAChoice);

    private Findings() {}

    public static List<Finding> ranked(List<Finding> found) {
        Optional<MailProvider> mailGoesTo = found.stream()
                .filter(finding -> finding.source() == Source.MX)
                .flatMap(finding -> finding.provider().stream())
                .findFirst();
        List<Finding> ranked = new ArrayList<>();
        found.stream()
                .map(finding -> isLeftOver(finding, mailGoesTo) ? finding.onlyPossible() : finding)
                .sorted(BEST_FIRST)
                .filter(finding -> ranked.stream().noneMatch(finding::isSameWayAs))
                .forEach(ranked::add);
        return List.copyOf(ranked);
    }

    /**
     * Of a provider that the domain's mail no longer goes to: registrars put SRV records and autoconfig names for their own
     * mail into every zone, and few who move their mail away remove them.
     */
    private static boolean isLeftOver(Finding finding, Optional<MailProvider> mailGoesTo) {
        return mailGoesTo.isPresent()
                && finding.provider()
                        .filter(provider -> !isSame(provider, mailGoesTo.get()))
                        .isPresent();
    }

    private static boolean isSame(MailProvider one, MailProvider other) {
        return one.id().equals(other.id())
                || (one.family().isPresent() && one.family().equals(other.family()));
    }

    /** Of the products of a family the one for everybody stands before those with a server number. */
    private static boolean needsAChoice(Finding finding) {
        return finding.provider().flatMap(MailProvider::hostChoice).isPresent();
    }
}
