package dev.facteur.settings.profile;

import dev.facteur.model.sender.SenderProfile;

/** This service itself found out that an account refuses its owner's consent. */
public record ConnectionExpired(SenderProfile profile) {}
