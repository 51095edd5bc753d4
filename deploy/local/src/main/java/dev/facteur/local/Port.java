package dev.facteur.local;

/** The doors of the local stack: fixed, so that bookmarks and scripts stay good, and each can be moved. */
enum Port {
    SETTINGS("settings-service", 8080),
    DISPATCH("dispatch-service", 8081),
    OIDC("the OIDC provider", 8082),
    GOOGLE("the stand-in for Google", 8083),
    MICROSOFT("the stand-in for Microsoft", 8084),
    KAFKA("Kafka", 9092),
    POSTGRESQL("PostgreSQL", 15432),
    RELAY("the relay (SMTP)", 2525),
    SUBMISSION("the mail server (SMTP with STARTTLS)", 2587),
    SUBMISSIONS("the mail server (SMTP with TLS)", 2465),
    IMAP("the mail server (IMAP)", 2143),
    IMAPS("the mail server (IMAP with TLS)", 2993);

    private final String user;
    private final int usual;

    Port(String user, int usual) {
        this.user = user;
        this.usual = usual;
    }

    /** What listens here. */
    String user() {
        return user;
    }

    int usual() {
        return usual;
    }

    /** The environment variable that moves it. */
    String variable() {
        return "FACTEUR_" + name() + "_PORT";
    }
}
