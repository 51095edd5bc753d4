package dev.facteur.embedded;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/** The databases of the product: each has an owner of its own name, who may connect to no other. */
public enum Database {
    SETTINGS,
    DISPATCH;

    public String databaseName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String username() {
        return databaseName();
    }

    /** A password for tests and the local run only. */
    public String password() {
        return databaseName() + "-local";
    }

    public static Database named(String databaseName) {
        return valueOf(databaseName.toUpperCase(Locale.ROOT));
    }

    /** Creates every database with its owner; only the owner may connect. */
    public static void createAll(Connection superuser) throws SQLException {
        try (var statement = superuser.createStatement()) {
            for (var database : values()) {
                var name = database.databaseName();
                var owner = database.username();
                statement.execute("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(owner, database.password()));
                statement.execute("CREATE DATABASE %s OWNER %s".formatted(name, owner));
                statement.execute("REVOKE CONNECT ON DATABASE %s FROM PUBLIC".formatted(name));
            }
        }
    }
}
