package dev.facteur.local;

/** What is started, in the order it is shown. */
enum Part {
    KAFKA("Kafka"),
    POSTGRESQL("PostgreSQL"),
    MAIL("mail server"),
    OIDC("OIDC provider"),
    GOOGLE("Google"),
    MICROSOFT("Microsoft"),
    SETTINGS("settings-service"),
    DISPATCH("dispatch-service");

    private final String title;

    Part(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
