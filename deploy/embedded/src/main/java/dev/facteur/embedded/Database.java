package dev.facteur.embedded;

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
}
