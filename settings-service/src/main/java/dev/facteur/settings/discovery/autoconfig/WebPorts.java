package dev.facteur.settings.discovery.autoconfig;

import jakarta.enterprise.context.ApplicationScoped;

/** Where the web servers of a domain listen. Those of the tests cannot have these ports. */
@ApplicationScoped
class WebPorts {
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    int https() {
        return HTTPS;
    }

    int http() {
        return HTTP;
    }
}
