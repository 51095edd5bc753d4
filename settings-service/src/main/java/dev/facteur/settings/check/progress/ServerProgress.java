package dev.facteur.settings.check.progress;

import dev.facteur.model.sender.HostName;
import dev.facteur.settings.check.trial.Door;

/** What is told of one server. */
public record ServerProgress(CheckedServer server, HostName host, CheckListener listener) {
    public Trail at(Door door) {
        return new Trail((stage, state) -> listener.hear(new CheckStep(server, stage, state, host.value(), door)));
    }
}
