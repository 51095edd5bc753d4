package dev.facteur.model.provider;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.facteur.model.Fields;
import dev.facteur.model.InvalidValueException;
import dev.facteur.model.sender.HostName;
import dev.facteur.model.sender.TransportSecurity;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a provider listens. Port 1 to 65535.
 *
 * @param template the host with the part in braces that differs from customer to customer, such as {@code
 *     ex{number}.mail.ovh.net}; see {@link HostChoice}
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Endpoint(HostName host, int port, TransportSecurity security, Optional<String> template) {
    private static final int MAX_PORT = 65535;

    public Endpoint {
        host = Fields.require("host", host);
        security = Fields.require("security", security);
        if (port < 1 || port > MAX_PORT) {
            throw new InvalidValueException("port", "must be between 1 and 65535");
        }
    }

    boolean isExampleOf(HostChoice choice) {
        return with(choice, choice.value()).host().equals(host);
    }

    Endpoint with(HostChoice choice, String chosen) {
        return template.map(text ->
                        new Endpoint(new HostName(choice.fillIn(text, chosen)), port, security, Optional.empty()))
                .orElse(this);
    }

    /** What the host has in place of the braces; empty if it is another host. */
    Optional<String> valueIn(String otherHost, HostChoice choice) {
        if (template.isEmpty()) {
            return Optional.empty();
        }
        String[] around = choice.around(template.get());
        Matcher matcher = Pattern.compile(Pattern.quote(around[0]) + "(.+)" + Pattern.quote(around[1]))
                .matcher(otherHost);
        return matcher.matches() && choice.allows(matcher.group(1)) ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
