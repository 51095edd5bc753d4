package dev.facteur.settings.page;

/** A part of the page, at an address of its own. */
public enum PageSection {
    PREFERENCES("./"),
    CONNECTIONS(PagePaths.CONNECTIONS),
    DELIVERIES(PagePaths.DELIVERIES);

    private final String path;

    PageSection(String path) {
        this.path = path;
    }

    /** Relative, so that a proxy may put the service under a path. */
    public String path() {
        return path;
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
