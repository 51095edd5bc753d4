package dev.facteur.local;

import dev.facteur.embedded.Database;
import dev.facteur.embedded.EmbeddedOidc;
import dev.facteur.embedded.partner.EmbeddedPartner;
import dev.facteur.embedded.partner.PartnerEndpoint;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What an operator would write into the configuration of the two services, for the parts of this stack. */
record Configuration(Ports ports, EmbeddedParts parts) {

    Map<String, String> ofSettings(Path directory) {
        var properties = common(Database.SETTINGS, ports.number(Port.SETTINGS), directory);
        properties.put("facteur.check.ehlo-name", "localhost");
        properties.put(
                "facteur.check.smtp-tls-port", Integer.toString(parts.mail().submissionsPort()));
        properties.put(
                "facteur.check.smtp-starttls-port",
                Integer.toString(parts.mail().submissionPort()));
        properties.put(
                "facteur.check.imap-tls-port", Integer.toString(parts.mail().imapsPort()));
        properties.put(
                "facteur.check.imap-starttls-port",
                Integer.toString(parts.mail().imapPort()));
        properties.put("facteur.connection.callback-uri", ports.url(Port.SETTINGS) + "/partner-connections/callback");
        properties.putAll(client("facteur.connection.gmail.", parts.google()));
        properties.put("facteur.connection.gmail.revocation-uri", parts.google().uri(PartnerEndpoint.REVOCATION));
        properties.putAll(client("facteur.connection.microsoft.", parts.microsoft()));
        // It takes their access tokens, as their own servers do.
        properties.put(
                "facteur.connection.microsoft.submission-hosts", parts.mail().host());
        properties.put("facteur.page.enabled", "true");
        properties.put("facteur.page.deliveries-url", ports.url(Port.DISPATCH));
        properties.put("quarkus.oidc.page.credentials.secret", "page-local");
        properties.put("facteur.notice.page", ports.url(Port.SETTINGS));
        properties.put("facteur.connection.page", ports.url(Port.SETTINGS) + "/connections");
        return properties;
    }

    /** Our client at a provider, and where that provider is. */
    private static Map<String, String> client(String prefix, EmbeddedPartner partner) {
        return Map.of(
                prefix + "client-id", EmbeddedPartner.CLIENT_ID,
                prefix + "client-secret", EmbeddedPartner.CLIENT_SECRET,
                prefix + "issuer", partner.issuerTemplate(),
                prefix + "authorization-uri", partner.uri(PartnerEndpoint.AUTHORIZATION),
                prefix + "token-uri", partner.uri(PartnerEndpoint.TOKEN),
                prefix + "keys-uri", partner.uri(PartnerEndpoint.KEYS));
    }

    Map<String, String> ofDispatch(Path directory) {
        var properties = common(Database.DISPATCH, ports.number(Port.DISPATCH), directory);
        properties.put("quarkus.rest-client.settings.url", ports.url(Port.SETTINGS));
        properties.put("quarkus.oidc-client.auth-server-url", parts.oidc().issuerUrl());
        properties.put("quarkus.oidc-client.client-id", EmbeddedOidc.DISPATCH_CLIENT_ID);
        properties.put("quarkus.oidc-client.credentials.secret", EmbeddedOidc.DISPATCH_CLIENT_SECRET);
        properties.put("facteur.page.enabled", "true");
        properties.put("quarkus.oidc.page.credentials.secret", "operator-page-local");
        // The page of settings-service shows what became of documents.
        properties.put("quarkus.http.cors.enabled", "true");
        properties.put("quarkus.http.cors.origins", ports.url(Port.SETTINGS));
        properties.put("kafka.session.timeout.ms", "3000");
        properties.put("facteur.smtp.ehlo-name", "localhost");
        properties.put("facteur.relay.security", "CLEARTEXT");
        properties.put("facteur.relay.domains", Sample.APPLICATION.asciiDomain());
        properties.put("facteur.gmail.endpoint", parts.google().baseUri());
        properties.put("facteur.microsoft.endpoint", parts.microsoft().baseUri());
        return properties;
    }

    private Map<String, String> common(Database database, int port, Path directory) {
        var properties = new HashMap<String, String>();
        // Nobody outside this machine: the tokens of this stack are for everybody's taking.
        properties.put("quarkus.http.host", "localhost");
        properties.put("quarkus.http.port", Integer.toString(port));
        properties.put("quarkus.datasource.jdbc.url", parts.postgres().jdbcUrl(database));
        properties.put("quarkus.datasource.username", database.username());
        properties.put("quarkus.datasource.password", database.password());
        properties.put("kafka.bootstrap.servers", parts.kafka().bootstrapServers());
        properties.put("quarkus.oidc.auth-server-url", parts.oidc().issuerUrl());
        properties.put("facteur.relay.host", parts.mail().host());
        properties.put("facteur.relay.port", Integer.toString(parts.mail().relayPort()));
        properties.put("facteur.relay.from", Sample.APPLICATION.value());
        properties.put("quarkus.otel.sdk.disabled", "true");
        // For a person to read.
        properties.put("quarkus.log.console.json.enabled", "false");
        properties.put(
                "facteur.encryption.keyset-file",
                Keyset.writeTo(directory.resolve("keyset.json")).toString());
        // The mail server is on this machine, on ports of its own, under an authority nobody else knows.
        properties.put("facteur.network.allowed-ranges", "127.0.0.0/8,::1/128");
        properties.put(
                "facteur.network.allowed-ports",
                "%d,%d,%d,%d"
                        .formatted(
                                parts.mail().submissionPort(),
                                parts.mail().submissionsPort(),
                                parts.mail().imapPort(),
                                parts.mail().imapsPort()));
        properties.put(
                "facteur.network.trusted-certificates",
                parts.mail()
                        .authority()
                        .writePem(directory.resolve("authority.pem"))
                        .toString());
        return properties;
    }
}
