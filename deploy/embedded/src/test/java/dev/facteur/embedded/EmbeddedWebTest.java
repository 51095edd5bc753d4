package dev.facteur.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmbeddedWebTest {
    private final TestAuthority authority = TestAuthority.create();
    private final EmbeddedWeb web = EmbeddedWeb.start(authority.issue("localhost"));

    @AfterEach
    void close() {
        web.close();
    }

    @Test
    void answersByHttpsAndHttpAndRemembersWhatItWasAsked() throws Exception {
        web.on("https://localhost/config.xml", WebAnswer.xml("<config/>"))
                .on("http://localhost/", WebAnswer.redirect("https://localhost/config.xml"));

        assertThat(get("https://localhost:" + web.httpsPort() + "/config.xml?a=b")
                        .body())
                .isEqualTo("<config/>");
        assertThat(get("http://localhost:" + web.httpPort() + "/").headers().firstValue("Location"))
                .contains("https://localhost/config.xml");
        assertThat(get("http://localhost:" + web.httpPort() + "/elsewhere").statusCode())
                .isEqualTo(404);
        assertThat(web.asked())
                .containsExactly("https://localhost/config.xml?a=b", "http://localhost/", "http://localhost/elsewhere");
    }

    private HttpResponse<String> get(String url) throws Exception {
        try (var client =
                HttpClient.newBuilder().sslContext(authority.clientContext()).build()) {
            return client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
