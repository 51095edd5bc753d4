package dev.facteur.settings.check.fault;

import dev.facteur.model.provider.Endpoint;
import dev.facteur.model.provider.MailProvider;
import dev.facteur.model.provider.UsernameForm;
import dev.facteur.settings.check.trial.Door;
import dev.facteur.submission.meaning.FormField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A provider's server for one part of the form. */
record KnownServer(MailProvider provider, Form form) {

    List<Endpoint> endpoints() {
        return switch (form) {
            case SMTP -> provider.smtp();
            case IMAP -> provider.imap();
        };
    }

    boolean hasHost(String host) {
        return endpoints().stream().anyMatch(endpoint -> endpoint.host().value().equals(host));
    }

    boolean hasDoor(String host, Door door) {
        return endpoints().stream()
                .anyMatch(endpoint -> endpoint.host().value().equals(host)
                        && endpoint.port() == door.port()
                        && endpoint.security() == door.security());
    }

    /** Whether it is the other form of the user name that was given: it would be refused with any password. */
    boolean wantsOtherUsernameThan(Given given) {
        return switch (username()) {
            case ADDRESS -> given.username().indexOf('@') < 0;
            case LOCAL_PART ->
                given.username().equalsIgnoreCase(given.address().value())
                        || given.username().equalsIgnoreCase(given.address().wireForm());
        };
    }

    /** All that has to change for this server to be the one of the form. */
    Map<String, String> valuesInsteadOf(Given given, Endpoint endpoint) {
        Map<String, String> values = new LinkedHashMap<>();
        if (!endpoint.host().value().equals(given.host())) {
            values.put(form.pointer(FormField.HOST), endpoint.host().value());
        }
        if (endpoint.port() != given.door().port()) {
            values.put(form.pointer(FormField.PORT), Integer.toString(endpoint.port()));
        }
        if (endpoint.security() != given.door().security()) {
            values.put(form.pointer(FormField.SECURITY), endpoint.security().name());
        }
        if (wantsOtherUsernameThan(given)) {
            values.put(form.pointer(FormField.USERNAME), usernameOf(given));
        }
        return values;
    }

    String usernameOf(Given given) {
        return username().of(given.address());
    }

    UsernameForm username() {
        return switch (form) {
            case SMTP -> provider.username();
            case IMAP -> provider.usernameAtImap();
        };
    }
}
