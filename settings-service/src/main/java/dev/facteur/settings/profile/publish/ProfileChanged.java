package dev.facteur.settings.profile.publish;

import dev.facteur.model.SenderKey;

/** Fired inside the transaction that changed a profile; heard after its commit. */
public record ProfileChanged(SenderKey key) {}
