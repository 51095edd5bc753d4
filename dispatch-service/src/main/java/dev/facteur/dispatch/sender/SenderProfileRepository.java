package dev.facteur.dispatch.sender;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facteur.model.FacteurJson;
import dev.facteur.model.SenderKey;
import dev.facteur.model.sender.SenderProfile;
import dev.facteur.model.sender.SendingMethod;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** Our copy of every sender's current profile. */
@ApplicationScoped
public class SenderProfileRepository implements PanacheRepositoryBase<SenderProfileEntity, SenderProfileEntity.Id> {
    private static final Logger LOGGER = Logger.getLogger(SenderProfileRepository.class);
    private static final ObjectMapper JSON = FacteurJson.newMapper();

    @Transactional
    public Optional<SenderProfile> find(SenderKey key) {
        return findByIdOptional(SenderProfileEntity.Id.of(key)).map(entity -> read(entity.profile));
    }

    /** Keeps the profile unless a newer one, or this one, is here already. Returns whether it was kept. */
    public boolean keep(SenderProfile profile) {
        SenderProfileEntity.Id id = SenderProfileEntity.Id.of(profile.key());
        Optional<SenderProfileEntity> known = findByIdOptional(id);
        if (known.isPresent() && known.get().version >= profile.version()) {
            return false;
        }
        known.ifPresentOrElse(
                entity -> {
                    entity.version = profile.version();
                    entity.profile = write(profile);
                },
                () -> persist(new SenderProfileEntity(id, profile.version(), write(profile))));
        return true;
    }

    public void erase(SenderKey key) {
        deleteById(SenderProfileEntity.Id.of(key));
        // Within one transaction the sender may come back: Hibernate would insert before it deletes.
        flush();
    }

    /** The profiles of those among the senders whose documents do not leave by the relay. */
    @Transactional
    public List<SenderProfile> notByRelay(Set<SenderKey> senders) {
        List<SenderProfileEntity.Id> ids =
                senders.stream().map(SenderProfileEntity.Id::of).toList();
        return list("id in ?1", ids).stream()
                .flatMap(entity -> readIfPossible(entity).stream())
                .filter(profile -> profile.method() != SendingMethod.RELAY)
                .toList();
    }

    /** One that cannot be read holds up its own sender's documents only: their attempts say what is the matter. */
    private static Optional<SenderProfile> readIfPossible(SenderProfileEntity entity) {
        try {
            return Optional.of(read(entity.profile));
        } catch (IllegalStateException ourFault) {
            LOGGER.errorf("%s: %s", entity.id, ourFault.getMessage());
            return Optional.empty();
        }
    }

    private static SenderProfile read(String json) {
        try {
            return JSON.readValue(json, SenderProfile.class);
        } catch (JsonProcessingException ourFault) {
            throw new IllegalStateException("a kept sender profile cannot be read", ourFault);
        }
    }

    private static String write(SenderProfile profile) {
        try {
            return JSON.writeValueAsString(profile);
        } catch (JsonProcessingException ourFault) {
            throw new IllegalStateException("a sender profile cannot be written", ourFault);
        }
    }
}
