package dev.facteur.embedded;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Servers write pages at INFO while they start. Their loggers are set to WARN where java.util.logging or the JBoss log
 * manager (which is one) is behind SLF4J; a level that somebody set before is left alone.
 */
final class QuietLogs {

    // Held here: java.util.logging forgets loggers, and their levels, that nobody holds.
    private static final List<Logger> LOGGERS = Stream.of(
                    "kafka",
                    "org.apache.kafka",
                    "state.change.logger",
                    "io.zonky.test",
                    "com.icegreen.greenmail",
                    "org.subethamail",
                    "no.nav.security",
                    "okhttp3",
                    "mockwebserver3",
                    "org.testcontainers",
                    "tc",
                    "com.github.dockerjava")
            .map(Logger::getLogger)
            .toList();

    // Warns of every first start.
    private static final Logger CONTROLLER = Logger.getLogger("org.apache.kafka.controller.QuorumController");

    private QuietLogs() {}

    static void install() {
        LOGGERS.forEach(logger -> quieten(logger, Level.WARNING));
        quieten(CONTROLLER, Level.SEVERE);
    }

    private static void quieten(Logger logger, Level level) {
        if (logger.getLevel() == null) {
            logger.setLevel(level);
        }
    }
}
