package dev.facteur.dispatch.watch;

import dev.facteur.model.provider.MailProvider;
import dev.facteur.model.provider.MailProviders;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What a mail server's provider is called in metrics: the id of a preset, or {@link #OTHER}. Hosts that users name never
 * become labels: there is no end of them, and some say whose they are.
 */
public final class ProviderNames {
    public static final String RELAY = "relay";
    public static final String OTHER = "other";

    /** So many hosts are remembered; users choose them. */
    private static final int REMEMBERED = 10_000;

    /** By whose limits a Google account of an organisation sends: no submission server, and in no preset. */
    private static final Map<String, String> NAMES =
            new ConcurrentHashMap<>(Map.of("gmail.googleapis.com", "google-workspace"));

    private ProviderNames() {}

    /** The name for a host. */
    public static String ofHost(String host) {
        String known = NAMES.get(host);
        if (known != null) {
            return known;
        }
        String name =
                MailProviders.bundled().forServer(host).map(MailProvider::id).orElse(OTHER);
        if (NAMES.size() < REMEMBERED) {
            NAMES.put(host, name);
        }
        return name;
    }

    /**
     * The name for what lanes call a server.
     *
     * @param server "relay", "GMAIL", "MICROSOFT", or a host with port and security behind it
     */
    public static String ofServer(String server) {
        return switch (server) {
            case RELAY -> RELAY;
            case "GMAIL" -> "gmail";
            case "MICROSOFT" -> "microsoft-365";
            default -> ofHost(server.substring(0, Math.max(server.lastIndexOf(':'), 0)));
        };
    }

    /** All that there are. */
    public static List<String> all() {
        return Stream.concat(
                        Stream.of(RELAY, OTHER),
                        MailProviders.bundled().all().stream().map(MailProvider::id))
                .toList();
    }
}
