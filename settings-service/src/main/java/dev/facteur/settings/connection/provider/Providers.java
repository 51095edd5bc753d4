package dev.facteur.settings.connection.provider;

import dev.facteur.model.sender.Authentication;
import dev.facteur.model.sender.HostName;
import dev.facteur.model.sender.SenderProfile;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The providers by their names. */
@ApplicationScoped
public class Providers {
    private final Map<Provider, PartnerProvider> known = new EnumMap<>(Provider.class);

    public Providers(@All List<PartnerProvider> all) {
        all.forEach(one -> known.put(one.provider(), one));
    }

    public PartnerProvider of(Provider provider) {
        return Objects.requireNonNull(known.get(provider), provider::name);
    }

    /** By which account the profile sends; empty: by none. */
    public Optional<SignedIn> of(SenderProfile profile) {
        return switch (profile.method()) {
            case RELAY -> Optional.empty();
            case GMAIL, MICROSOFT ->
                Provider.of(profile.method()).map(provider -> new SignedIn(provider, TokenUse.API));
            case MAILBOX ->
                profile.smtp()
                        .filter(server -> server.authentication() == Authentication.OAUTH2)
                        .flatMap(server -> ofSubmission(server.host()))
                        .map(provider -> new SignedIn(provider, TokenUse.SMTP));
        };
    }

    /** Whose access tokens may be shown to this host; nobody's but its own provider's. */
    public Optional<Provider> ofSubmission(HostName host) {
        return known.values().stream()
                .filter(provider -> provider.submissionHosts().contains(host.value()))
                .map(PartnerProvider::provider)
                .findFirst();
    }

    public boolean isOffered(Provider provider) {
        return of(provider).registration().isPresent();
    }
}
