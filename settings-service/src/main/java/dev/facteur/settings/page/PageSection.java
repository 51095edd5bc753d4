package dev.facteur.settings.page;

/** A part of the page, at an address of its own. */
public enum PageSection {
    PREFERENCES(""),
    CONNECTIONS(PageSection.CONNECTIONS_PATH),
    DELIVERIES(PageSection.DELIVERIES_PATH);

    static final String CONNECTIONS_PATH = "connections";
    static final String DELIVERIES_PATH = "deliveries";

    private final String name;

    PageSection(String name) {
        this.name = name;
    }

    String address() {
        return "/" + name;
    }

    /** Relative, so that a proxy may put the service under a path. */
    public String path() {
        return name.isEmpty() ? "./" : name;
    }

    /** What its link says. */
    public String tab() {
        return "page." + name() + ".tab";
    }

    public String title() {
        return "page." + name() + ".title";
    }

    /** The preferences introduce themselves. */
    public boolean hasLead() {
        return this != PREFERENCES;
    }

    public String lead() {
        return "page." + name() + ".lead";
    }
}
