package dev.facteur.settings.discovery.autoconfig;

import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The ports of the tests' web servers. */
@Mock
@ApplicationScoped
class TestWebPorts extends WebPorts {
    private final int https;
    private final int http;

    TestWebPorts(
            @ConfigProperty(name = "facteur.test.web.https-port", defaultValue = "443") int https,
            @ConfigProperty(name = "facteur.test.web.http-port", defaultValue = "80") int http) {
        this.https = https;
        this.http = http;
    }

    @Override
    int https() {
        return https;
    }

    @Override
    int http() {
        return http;
    }
}
