package dev.facteur.benchmark.subject;

import dev.facteur.local.Bench;
import dev.facteur.local.CannotRun;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * What the ledger's database has done since it began.
 *
 * @param blocks of 8 kB that were looked at, in memory or not: the same on a busy machine as on a quiet one
 * @param cpu of its present processes, in steps of 10 ms; zero where they are not on this machine
 */
public record LedgerUse(long blocks, Duration cpu) {
    // PostgreSQL's processes say what they did once they have had nothing to do for ten seconds.
    private static final Duration UNTIL_TOLD = Duration.ofSeconds(11);
    private static final String BLOCKS = """
            select blks_hit + blks_read, pg_backend_pid() from pg_stat_database where datname = current_database()""";

    /** Up to the second, while there is work. */
    public static LedgerUse now(Bench bench) {
        try (Connection ledger = bench.ledger();
                Statement statement = ledger.createStatement();
                ResultSet row = statement.executeQuery(BLOCKS)) {
            row.next();
            return new LedgerUse(row.getLong(1), cpuBeside(row.getLong(2)));
        } catch (SQLException e) {
            throw new CannotRun("The ledger cannot be asked for its statistics: " + e.getMessage(), e);
        }
    }

    /** All of it, when there is no work. */
    public static LedgerUse whenCalm(Bench bench) {
        LockSupport.parkNanos(UNTIL_TOLD.toNanos());
        return now(bench);
    }

    /** What was done in between. */
    public LedgerUse since(LedgerUse before) {
        return new LedgerUse(blocks - before.blocks, cpu.minus(before.cpu));
    }

    private static Duration cpuBeside(long backend) {
        return ProcessHandle.of(backend)
                .flatMap(ProcessHandle::parent)
                .map(postmaster -> Stream.concat(Stream.of(postmaster), postmaster.descendants())
                        .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                        .reduce(Duration.ZERO, Duration::plus))
                .orElse(Duration.ZERO);
    }
}
