package dev.facteur.settings.page;

import dev.facteur.web.page.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page of this service, as an operator has set it. */
@ApplicationScoped
class SettingsPage implements Page {
    private static final Set<String> SECTIONS =
            Stream.of(PageSection.values()).map(PageSection::address).collect(Collectors.toUnmodifiableSet());

    private final PageConfig config;

    SettingsPage(PageConfig config) {
        this.config = config;
    }

    @Override
    public boolean isEnabled() {
        return config.enabled();
    }

    @Override
    public Set<String> sections() {
        return SECTIONS;
    }

    @Override
    public String home() {
        return PageSection.PREFERENCES.path();
    }

    @Override
    public Optional<URI> elsewhere() {
        return config.deliveriesUrl();
    }

    @Override
    public List<String> embedders() {
        return config.embedders().orElse(List.of());
    }
}
