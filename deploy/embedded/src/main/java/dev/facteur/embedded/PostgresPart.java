package dev.facteur.embedded;

/** A PostgreSQL server with the databases of both services, wherever it runs. */
public interface PostgresPart extends AutoCloseable {

    String jdbcUrl(Database database);

    @Override
    void close();
}
