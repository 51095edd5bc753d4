package dev.facteur.dispatch.delivery.http;

import dev.facteur.dispatch.delivery.Fence;
import dev.facteur.dispatch.watch.PartnerMeters;
import dev.facteur.fetch.TimeLimit;
import dev.facteur.network.TrustedCertificates;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.HttpsSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.EntityTemplate;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Posts messages to the APIs of providers, each once: what became of a message that was not answered is for others to
 * judge, so nothing here is repeated, redirected or sent anew with a login.
 *
 * <p>Connections are kept for the next message, of whomever. An idle one is looked at before it is used, and given up long
 * before the provider does: a message that is written to a closed one is a message of which nobody knows.
 */
@ApplicationScoped
public class ApiClient {
    private static final int MAX_ANSWER = 64 * 1024;
    private static final TimeValue LOOKED_AT_AFTER = TimeValue.ofSeconds(1);

    private final ApiConfig config;
    private final PartnerMeters meters;
    private final Clock clock;
    private final CloseableHttpClient client;

    ApiClient(ApiConfig config, SSLContext trusted, PartnerMeters meters, Clock clock) {
        this.config = config;
        this.meters = meters;
        this.clock = clock;
        this.client = HttpClientBuilder.create()
                .setConnectionManager(connections(config, trusted))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setProtocolUpgradeEnabled(false)
                        .setAuthenticationEnabled(false)
                        .setExpectContinueEnabled(false)
                        .setConnectionRequestTimeout(Timeout.DISABLED)
                        .build())
                .setUserAgent("Facteur")
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableConnectionState()
                .disableContentCompression()
                .disableCookieManagement()
                .disableRedirectHandling()
                .build();
    }

    /**
     * Posts a message. Blocks, time-boxed.
     *
     * @param mayStillSend asked right before the end of the message is written
     */
    public PostResult post(MessagePost message, BooleanSupplier mayStillSend) {
        AtomicReference<@Nullable Fence> fence = new AtomicReference<>();
        HttpPost post = new HttpPost(message.uri());
        post.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + message.token().value());
        post.setHeader(HttpHeaders.ACCEPT, "application/json");
        post.setEntity(new EntityTemplate(
                message.size(),
                ContentType.parse(message.mediaType()),
                null,
                out -> message.body().writeTo(fenced(out, message, mayStillSend, fence))));
        // A timeout counts for each read; this one ends an answer that drips, and a write that nobody takes.
        ScheduledFuture<?> breakOff = new TimeLimit(config.whole()).whenOver(post::abort);
        try {
            ClassicHttpResponse response = client.executeOpen(null, post, null);
            meters.answered(message.api(), response.getCode());
            return answered(post, response);
        } catch (IOException broken) {
            Fence reached = fence.get();
            // No exception's message: it may repeat what the server said.
            String detail = broken.getClass().getSimpleName();
            boolean isWritten = reached != null && reached.isPassed();
            meters.count(message.api(), isWritten ? PartnerMeters.UNANSWERED : PartnerMeters.NOT_SENT);
            return isWritten ? new PostResult.Unanswered(detail) : new PostResult.NotSent(detail);
        } finally {
            breakOff.cancel(false);
        }
    }

    @PreDestroy
    void stop() {
        client.close(CloseMode.IMMEDIATE);
    }

    private static OutputStream fenced(
            OutputStream out,
            MessagePost message,
            BooleanSupplier mayStillSend,
            AtomicReference<@Nullable Fence> kept) {
        Fence fence = new Fence(out, message.size(), mayStillSend);
        kept.set(fence);
        return fence;
    }

    private PostResult answered(HttpPost post, ClassicHttpResponse response) {
        Optional<Duration> retryAfter = Optional.ofNullable(response.getFirstHeader(HttpHeaders.RETRY_AFTER))
                .map(Header::getValue)
                .flatMap(value -> RetryAfter.of(value, clock.instant()));
        return new PostResult.Answered(response.getCode(), retryAfter, body(post, response));
    }

    /** The status is the answer. Where the rest of it is lost, or has no end, the connection is used no more. */
    private static String body(HttpPost post, ClassicHttpResponse response) {
        HttpEntity entity = response.getEntity();
        String body = "";
        try {
            if (entity != null) {
                InputStream content = entity.getContent();
                body = new String(content.readNBytes(MAX_ANSWER), StandardCharsets.UTF_8);
                if (content.read() >= 0) {
                    post.abort();
                }
            }
        } catch (IOException lost) {
            post.abort();
        } finally {
            Closer.closeQuietly(response);
        }
        return body;
    }

    private static HttpClientConnectionManager connections(ApiConfig config, SSLContext trusted) {
        // How many there are at the same time is not decided here: lanes do.
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(Integer.MAX_VALUE)
                .setMaxConnPerRoute(Integer.MAX_VALUE)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout(config.connectTimeout()))
                        .setSocketTimeout(timeout(config.answerTimeout()))
                        .setIdleTimeout(timeout(config.idleTimeout()))
                        .setValidateAfterInactivity(LOOKED_AT_AFTER)
                        .build())
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setHandshakeTimeout(timeout(config.connectTimeout()))
                        .build())
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(
                        trusted,
                        TrustedCertificates.PROTOCOLS.toArray(String[]::new),
                        null,
                        SSLBufferMode.STATIC,
                        HostnameVerificationPolicy.BOTH,
                        HttpsSupport.getDefaultHostnameVerifier()))
                .build();
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.of(duration.toMillis(), TimeUnit.MILLISECONDS);
    }
}
