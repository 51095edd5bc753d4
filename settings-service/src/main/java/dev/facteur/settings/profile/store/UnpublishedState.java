package dev.facteur.settings.profile.store;

import dev.facteur.model.SenderKey;
import dev.facteur.model.sender.SenderProfile;
import java.util.Optional;

/**
 * A state of a profile that the topic does not have.
 *
 * @param profile empty where it is erased
 */
public record UnpublishedState(SenderKey key, long version, Optional<SenderProfile> profile) {}
