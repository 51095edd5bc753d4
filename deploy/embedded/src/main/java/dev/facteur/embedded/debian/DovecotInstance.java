package dev.facteur.embedded.debian;

import dev.facteur.embedded.Reaper;
import java.nio.file.Path;
import java.util.Map;

/** Dovecot with a configuration of its own: IMAP, the LMTP and the SASL that Postfix asks. */
final class DovecotInstance {
    static final Path DOVECOT = Path.of("/usr/sbin/dovecot");
    static final Path IMAP = Path.of("/usr/lib/dovecot/imap");
    static final Path LMTP = Path.of("/usr/lib/dovecot/lmtp");

    private DovecotInstance() {}

    static ServerProcess start(Path directory, Map<String, ?> values, Reaper reaper) {
        var config = directory.resolve("dovecot.conf");
        new Template("dovecot.conf").writeTo(config, values);
        return ServerProcess.start(
                reaper, directory.resolve("dovecot.log"), DOVECOT.toString(), "-F", "-c", config.toString());
    }
}
