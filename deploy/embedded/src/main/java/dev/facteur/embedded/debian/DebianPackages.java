package dev.facteur.embedded.debian;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What this machine lacks to run Postfix and Dovecot. */
final class DebianPackages {
    private static final Map<Path, String> PROGRAMS = new LinkedHashMap<>();

    static {
        PROGRAMS.put(PostfixInstance.MASTER, "postfix");
        PROGRAMS.put(DovecotInstance.DOVECOT, "dovecot-core");
        PROGRAMS.put(DovecotInstance.IMAP, "dovecot-imapd");
        PROGRAMS.put(DovecotInstance.LMTP, "dovecot-lmtpd");
    }

    private DebianPackages() {}

    /** Why they cannot run here, as a sentence; empty: they can. */
    static Optional<String> obstacle() {
        List<String> missing = PROGRAMS.entrySet().stream()
                .filter(program -> !Files.isExecutable(program.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        if (!missing.isEmpty()) {
            return Optional.of(missing.stream()
                    .collect(Collectors.joining(
                            " ", "Postfix and Dovecot cannot run here: install the Debian packages ", ".")));
        }
        // Postfix' master gives each of its processes away to a user that may do less.
        return System.getProperty("user.name").equals("root")
                ? Optional.empty()
                : Optional.of("Postfix and Dovecot cannot run here: only root may start them.");
    }
}
