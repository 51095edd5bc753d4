package dev.facteur.settings.discovery.finding;

import dev.facteur.model.provider.MailProvider;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a step has found.
 *
 * @param unusable providers whose mailboxes cannot be used at all: better told than passed over in silence
 */
public record Found(List<Finding> findings, List<MailProvider> unusable) {
    public static final Found NOTHING = new Found(List.of(), List.of());

    public Found {
        findings = List.copyOf(findings);
        unusable = List.copyOf(unusable);
    }

    public static Found of(Finding finding) {
        return new Found(List.of(finding), List.of());
    }

    public boolean isNothing() {
        return findings.isEmpty() && unusable.isEmpty();
    }

    public Found and(Found other) {
        return new Found(
                Stream.concat(findings.stream(), other.findings.stream()).toList(),
                Stream.concat(unusable.stream(), other.unusable.stream()).toList());
    }
}
