package dev.facteur.embedded.quarkus;

import dev.facteur.embedded.Database;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * A PostgreSQL server: sets {@code quarkus.datasource.jdbc.url}, {@code username} and {@code password}. The argument
 * {@code database} says whose: {@code settings} or {@code dispatch}.
 */
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {

    public static final String DATABASE = "database";

    private Database database = Database.SETTINGS;

    @Override
    public void init(Map<String, String> arguments) {
        var name = arguments.get(DATABASE);
        if (name == null) {
            throw new IllegalArgumentException("PostgresResource wants the argument database = settings or dispatch");
        }
        database = Database.named(name);
    }

    @Override
    public Map<String, String> start() {
        return Map.of(
                "quarkus.datasource.jdbc.url", Shared.postgres().jdbcUrl(database),
                "quarkus.datasource.username", database.username(),
                "quarkus.datasource.password", database.password());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(Shared.postgres(), new Fields(InjectPostgres.class));
    }

    @Override
    public void stop() {
        // shared by all tests of this JVM
    }
}
