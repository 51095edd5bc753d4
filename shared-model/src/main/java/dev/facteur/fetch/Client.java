package dev.facteur.fetch;

import dev.facteur.network.HostVerdict;
import dev.facteur.network.TrustedCertificates;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.HttpsSupport;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;
import org.apache.hc.core5.util.Timeout;

/** Apache's client with everything off that a URL of a stranger could turn against us: it makes one hop, as told. */
final class Client {
    /** Set around each hop; without it no name is resolved and nobody is contacted. */
    static final ScopedValue<Hop> HOP = ScopedValue.newInstance();

    private static final int MAX_HEADERS = 100;
    private static final int MAX_LINE = 8192;

    /** Where to connect: TLS verifies the name of the verdict, the connection goes to its addresses. */
    record Hop(HostVerdict.Allowed allowed, TimeLimit limit) {
        Duration forEachAddress() {
            return limit.left().dividedBy(allowed.addresses().size());
        }
    }

    private Client() {}

    static CloseableHttpClient create(SSLContext tls) {
        return HttpClientBuilder.create()
                .setConnectionManager(connections(tls))
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setProtocolUpgradeEnabled(false)
                        .setAuthenticationEnabled(false)
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

    private static HttpClientConnectionManager connections(SSLContext tls) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(Integer.MAX_VALUE)
                .setMaxConnPerRoute(Integer.MAX_VALUE)
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxHeaderCount(MAX_HEADERS)
                                .setMaxLineLength(MAX_LINE)
                                .build())
                        .build())
                .setConnectionConfigResolver(route -> ConnectionConfig.custom()
                        .setConnectTimeout(timeout(HOP.get().forEachAddress()))
                        .setSocketTimeout(timeout(HOP.get().limit().left()))
                        .build())
                .setDnsResolver(new CheckedAddresses())
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(
                        tls,
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

    /** Looks nothing up: a name that changes its mind after the check (DNS rebinding) changes nothing. */
    private static final class CheckedAddresses implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            List<InetAddress> addresses = HOP.isBound() ? HOP.get().allowed().addresses() : List.of();
            if (addresses.isEmpty()) {
                throw new UnknownHostException("only hosts that were checked are contacted");
            }
            return addresses.toArray(InetAddress[]::new);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
