package dev.facteur.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How the JVM of a service is started.
 *
 * @param options the options it has wherever it runs, an argument file
 * @param cache its classes as they were once loaded, for a quicker start; made for one build and one JDK, and passed over
 *     by the JVM where it does not fit
 * @param training this start makes the cache instead of using it, when the service ends
 */
record Jvm(Path options, Path cache, boolean training) {
    /** Heap enough for the largest requests, little enough for a developer's machine. */
    private static final String HEAP = "-Xmx384m";

    /** What stands between {@code java} and {@code -jar}. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("@" + options, HEAP));
        if (training) {
            arguments.add("-XX:AOTCacheOutput=" + cache);
        } else if (Files.exists(cache)) {
            arguments.add("-XX:AOTCache=" + cache);
        }
        return arguments;
    }
}
