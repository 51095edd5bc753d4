package dev.facteur.dispatch.page;

import dev.facteur.web.page.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The page of this service. Nobody frames it, and it asks no other service. */
@ApplicationScoped
class OperatorPage implements Page {
    static final String PATH = "operator";

    private final PageConfig config;

    OperatorPage(PageConfig config) {
        this.config = config;
    }

    @Override
    public boolean isEnabled() {
        return config.enabled();
    }

    @Override
    public Set<String> sections() {
        return Set.of("/" + PATH);
    }

    @Override
    public String home() {
        return PATH;
    }

    @Override
    public Optional<URI> elsewhere() {
        return Optional.empty();
    }

    @Override
    public List<String> embedders() {
        return List.of();
    }
}
