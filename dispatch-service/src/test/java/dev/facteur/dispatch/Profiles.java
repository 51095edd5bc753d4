package dev.facteur.dispatch;

import dev.facteur.dispatch.sender.SenderProfileRepository;
import dev.facteur.model.SenderKey;
import dev.facteur.model.sender.SenderProfile;
import io.quarkus.arc.Arc;

/** Looks into the service's copy of the profiles, for tests that must know when it has one. */
final class Profiles {
    private Profiles() {}

    static long version(SenderKey sender) {
        return Arc.container()
                .instance(SenderProfileRepository.class)
                .get()
                .find(sender)
                .map(SenderProfile::version)
                .orElse(0L);
    }
}
