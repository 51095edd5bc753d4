package dev.facteur.benchmark.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** What a process takes of the machine. */
record ProcessUse(ProcessHandle process) {
    private static final Pattern PEAK = Pattern.compile("^VmHWM:\\s+([0-9]+) kB$", Pattern.MULTILINE);
    private static final double KIBIBYTES_IN_MEBIBYTE = 1024;

    /** Since it began; in steps of 10 ms. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** The most memory it ever had resident, in MiB; empty where the system does not say so. */
    OptionalDouble peakMemory() {
        try {
            return PEAK.matcher(Files.readString(Path.of("/proc/" + process.pid() + "/status")))
                    .results()
                    .mapToDouble(found -> Double.parseDouble(found.group(1)) / KIBIBYTES_IN_MEBIBYTE)
                    .findFirst();
        } catch (IOException notLinux) {
            return OptionalDouble.empty();
        }
    }
}
