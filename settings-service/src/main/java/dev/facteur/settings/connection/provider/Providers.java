package dev.facteur.settings.connection.provider;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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

    public boolean isOffered(Provider provider) {
        return of(provider).registration().isPresent();
    }
}
