package dev.facteur.settings.connection;

import dev.facteur.model.sender.SenderProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Names what connecting or disconnecting changes, as JSON Pointers. */
final class ConnectionHistory {
    private ConnectionHistory() {}

    static List<String> fields(Optional<SenderProfile> before, SenderProfile after) {
        List<String> fields = new ArrayList<>();
        fields.add("/connection");
        if (before.filter(profile -> profile.method() == after.method()).isEmpty()) {
            fields.add("/method");
        }
        if (before.filter(profile -> profile.address().equals(after.address())).isEmpty()) {
            fields.add("/address");
        }
        if (before.filter(profile -> profile.smtp().isPresent() && after.smtp().isEmpty())
                .isPresent()) {
            fields.add("/smtp");
        }
        return fields;
    }
}
