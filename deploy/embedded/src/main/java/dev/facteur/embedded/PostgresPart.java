package dev.facteur.embedded;

/** A PostgreSQL server with the databases of both services, wherever it runs. */
public interface PostgresPart extends AutoCloseable {

    String jdbcUrl(String databaseName);

    default String jdbcUrl(Database database) {
        return jdbcUrl(database.databaseName());
    }

    /** Takes it away, as a cut or an upgrade does, until {@link #restart()}. */
    void stop();

    /** Brings it back with its port and its data. */
    void restart();

    @Override
    void close();
}
