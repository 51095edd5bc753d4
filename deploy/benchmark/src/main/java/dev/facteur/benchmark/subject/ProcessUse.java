package dev.facteur.benchmark.subject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** What a process takes of the machine. */
public record ProcessUse(ProcessHandle process) {
    private static final Pattern PEAK = Pattern.compile("^VmHWM:\\s+([0-9]+) kB$", Pattern.MULTILINE);
    private static final Pattern NOW = Pattern.compile("^VmRSS:\\s+([0-9]+) kB$", Pattern.MULTILINE);
    private static final double KIBIBYTES_IN_MEBIBYTE = 1024;

    /** The peak of memory from now on is that of what follows; where the system cannot do that it stays. */
    public void forgetPeak() {
        try {
            Files.writeString(Path.of("/proc/" + process.pid() + "/clear_refs"), "5");
        } catch (IOException notLinux) {
            // Then the peak is that of all that was measured so far.
        }
    }

    /** Since it began; in steps of 10 ms. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** The most memory it had resident, in MiB; empty where the system does not say so. */
    public OptionalDouble peakMemory() {
        return memory(PEAK);
    }

    /** The memory it has resident, in MiB; empty where the system does not say so. */
    public OptionalDouble memory() {
        return memory(NOW);
    }

    private OptionalDouble memory(Pattern line) {
        try {
            return line.matcher(Files.readString(Path.of("/proc/" + process.pid() + "/status")))
                    .results()
                    .mapToDouble(found -> Double.parseDouble(found.group(1)) / KIBIBYTES_IN_MEBIBYTE)
                    .findFirst();
        } catch (IOException notLinux) {
            return OptionalDouble.empty();
        }
    }
}
