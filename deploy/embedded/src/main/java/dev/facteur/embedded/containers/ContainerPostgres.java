package dev.facteur.embedded.containers;

import dev.facteur.embedded.Database;
import dev.facteur.embedded.PostgresPart;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The server of the PostgreSQL image; {@code -Dfacteur.image.postgres} names another. */
public final class ContainerPostgres implements PostgresPart {

    private static final String IMAGE = "postgres:18";

    private final PostgreSQLContainer container;

    private ContainerPostgres(PostgreSQLContainer container) {
        this.container = container;
    }

    public static ContainerPostgres start() {
        Docker.require();
        var container = new PostgreSQLContainer(Docker.image("postgres", IMAGE));
        container.start();
        try (var superuser =
                DriverManager.getConnection(container.getJdbcUrl(), container.getUsername(), container.getPassword())) {
            Database.createAll(superuser);
        } catch (SQLException e) {
            container.stop();
            throw new IllegalStateException("The databases were not created", e);
        }
        return new ContainerPostgres(container);
    }

    @Override
    public String jdbcUrl(String databaseName) {
        return "jdbc:postgresql://%s:%d/%s"
                .formatted(
                        container.getHost(),
                        container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                        databaseName);
    }

    @Override
    public void stop() {
        Docker.freeze(container);
    }

    @Override
    public void restart() {
        Docker.thaw(container);
    }

    @Override
    public void close() {
        container.stop();
    }
}
