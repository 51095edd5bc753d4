package dev.facteur.dispatch.ledger;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.util.Map;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Processes that start at the same time migrate one after the other, by a lock of the session. By Flyway's default it is one
 * of a transaction, and an index that is built beside the running service waits for all transactions, for that one too. On a
 * large ledger that takes minutes, and whoever comes second waits for it instead of giving up.
 */
@Singleton
class MigrationLock implements FlywayConfigurationCustomizer {
    private static final int FOR_EVER = -1;

    @Override
    public void customize(FluentConfiguration configuration) {
        configuration
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .lockRetryCount(FOR_EVER);
    }
}
