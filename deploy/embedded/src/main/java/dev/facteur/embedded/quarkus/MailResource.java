package dev.facteur.embedded.quarkus;

import dev.facteur.embedded.EmbeddedMail;
import dev.facteur.embedded.MailPart;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mail server. Its places are set under {@code facteur.test.mail.*}: {@code host}, {@code relay-port},
 * {@code submission-port}, {@code submissions-port}, {@code imap-port}, {@code imaps-port}, {@code authority} (PEM of
 * the certificate authority) and {@code authority-file} (where that PEM is). Arguments {@code property=place} set further properties, such as
 * {@code quarkus.mailer.port=relay-port}.
 */
public final class MailResource implements QuarkusTestResourceLifecycleManager {

    private static final String PREFIX = "facteur.test.mail.";

    private Map<String, String> further = Map.of();
    private @Nullable MailPart mail;

    @Override
    public void init(Map<String, String> arguments) {
        further = Map.copyOf(arguments);
    }

    @Override
    public Map<String, String> start() {
        var started = EmbeddedMail.start();
        mail = started;
        var places = Map.of(
                "host", started.host(),
                "relay-port", Integer.toString(started.relayPort()),
                "submission-port", Integer.toString(started.submissionPort()),
                "submissions-port", Integer.toString(started.submissionsPort()),
                "imap-port", Integer.toString(started.imapPort()),
                "imaps-port", Integer.toString(started.imapsPort()),
                "authority", started.authority().pem(),
                "authority-file", authorityFile(started).toString());
        var properties = new LinkedHashMap<String, String>();
        places.forEach((place, value) -> properties.put(PREFIX + place, value));
        further.forEach((property, place) -> {
            var value = places.get(place);
            if (value == null) {
                throw new IllegalArgumentException(
                        "MailResource knows no place " + place + ", only " + places.keySet());
            }
            properties.put(property, value);
        });
        return properties;
    }

    private static Path authorityFile(MailPart mail) {
        try {
            var file = Files.createTempFile("facteur-authority-", ".pem");
            file.toFile().deleteOnExit();
            return mail.authority().writePem(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make a file for the authority's certificate", e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(mail, new Fields(InjectMail.class));
    }

    @Override
    public void stop() {
        if (mail != null) {
            mail.close();
            mail = null;
        }
    }
}
