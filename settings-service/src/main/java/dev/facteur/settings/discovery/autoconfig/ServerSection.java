package dev.facteur.settings.discovery.autoconfig;

import dev.facteur.model.InvalidValueException;
import dev.facteur.model.sender.HostName;
import dev.facteur.model.sender.TransportSecurity;
import dev.facteur.settings.discovery.server.FoundServer;
import dev.facteur.settings.discovery.server.UsernameTemplate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One {@code incomingServer} or {@code outgoingServer} as it is read; what is repeated or unknown is passed over. */
final class ServerSection {
    private static final int MAX_PORT = 65535;

    private final boolean outgoing;
    private final String type;
    private final Map<String, String> values = new HashMap<>();
    private final List<String> authentication = new ArrayList<>();

    ServerSection(boolean outgoing, String type) {
        this.outgoing = outgoing;
        this.type = type;
    }

    boolean outgoing() {
        return outgoing;
    }

    void value(String element, String text) {
        if (element.equals("authentication")) {
            authentication.add(text.strip());
        } else {
            values.putIfAbsent(element, text.strip());
        }
    }

    /** Empty if it is of another protocol, without encryption, without a login that is known here, or broken. */
    Optional<ConfigServer> usable(String domain) {
        boolean passwords = authentication.stream().anyMatch(method -> method.startsWith("password-"));
        if (!type.equals(outgoing ? "smtp" : "imap") || (!passwords && !authentication.contains("OAuth2"))) {
            return Optional.empty();
        }
        Optional<TransportSecurity> security = security();
        Optional<String> host = UsernameTemplate.hostFilledFor(values.getOrDefault("hostname", ""), domain);
        int port = port();
        if (security.isEmpty() || host.isEmpty() || port == 0) {
            return Optional.empty();
        }
        try {
            UsernameTemplate username = Optional.ofNullable(values.get("username"))
                    .map(UsernameTemplate::new)
                    .orElse(UsernameTemplate.WHOLE_ADDRESS);
            FoundServer server = new FoundServer(new HostName(host.get()), port, security.get(), username);
            return Optional.of(new ConfigServer(server, passwords));
        } catch (InvalidValueException broken) {
            return Optional.empty();
        }
    }

    private Optional<TransportSecurity> security() {
        return switch (values.getOrDefault("socketType", "")) {
            case "SSL" -> Optional.of(TransportSecurity.TLS);
            case "STARTTLS" -> Optional.of(TransportSecurity.STARTTLS);
            default -> Optional.empty();
        };
    }

    private int port() {
        try {
            int port = Integer.parseInt(values.getOrDefault("port", ""));
            return port > MAX_PORT || port < 0 ? 0 : port;
        } catch (NumberFormatException broken) {
            return 0;
        }
    }
}
