package dev.facteur.benchmark.figure;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * Where it was measured, and what else the machine had to do then.
 *
 * @param loadBefore load average of the last minute, negative where the system has none
 */
public record Machine(
        int processors, long memoryMebibytes, String system, String java, double loadBefore, double loadAfter) {
    private static final String BUSY = ": a busy machine, whose ratios alone mean something";
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    public static Machine now() {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                SYSTEM.getTotalMemorySize() >> 20,
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                System.getProperty("java.version"),
                SYSTEM.getSystemLoadAverage(),
                SYSTEM.getSystemLoadAverage());
    }

    public Machine afterwards() {
        return new Machine(processors, memoryMebibytes, system, java, loadBefore, SYSTEM.getSystemLoadAverage());
    }

    /** Whether it had other things to do: only ratios mean something then. */
    boolean wasBusy() {
        return loadBefore > processors / 2.0;
    }

    public String words() {
        return String.format(
                Locale.ROOT,
                "%d cores, %d MiB, %s, JDK %s; load average %.2f before and %.2f after" + (wasBusy() ? BUSY : ""),
                processors,
                memoryMebibytes,
                system,
                java,
                loadBefore,
                loadAfter);
    }
}
