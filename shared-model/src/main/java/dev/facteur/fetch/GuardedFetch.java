package dev.facteur.fetch;

import dev.facteur.fetch.FetchFault.HostRefused;
import dev.facteur.fetch.FetchFault.TimedOut;
import dev.facteur.fetch.FetchFault.TlsFailure;
import dev.facteur.fetch.FetchFault.TooManyRedirects;
import dev.facteur.fetch.FetchFault.Unreachable;
import dev.facteur.fetch.FetchFault.UrlRefused;
import dev.facteur.fetch.FetchResult.Failed;
import dev.facteur.network.HostGuard;
import dev.facteur.network.HostVerdict;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;

/**
 * GET of a URL that a user or a request names.
 *
 * <ol>
 *   <li>Each hop, the redirects' too, goes to addresses that the guard has checked, and TLS verifies the name.
 *   <li>A number or a name without a dot is refused, unless its addresses lie in ranges that an operator has opened.
 *   <li>Three redirects at most; what began encrypted stays encrypted.
 *   <li>Time and bytes are bounded for all of it; no cookies, no credentials, no proxy, no compression.
 *   <li>What can be expected to fail is a {@link FetchFault}.
 * </ol>
 *
 * <p>Blocks; made for virtual threads. One for a service, for ever.
 */
public final class GuardedFetch {
    /** Where web servers listen. */
    public static final Set<Integer> WEB_PORTS = Set.of(80, 443);

    private static final int MAX_REDIRECTS = 3;

    private final HostGuard guard;
    private final CloseableHttpClient client;

    /**
     * @param guard one that allows the ports of web servers
     * @param tls decides which certificates are trusted; see {@link dev.facteur.network.TrustedCertificates}
     */
    public GuardedFetch(HostGuard guard, SSLContext tls) {
        this.guard = guard;
        this.client = Client.create(tls);
    }

    /** For small bodies. */
    public FetchResult<byte[]> bytes(URI uri, FetchRules rules) {
        return stream(uri, rules, InputStream::readAllBytes);
    }

    /**
     * For bodies that are read while they arrive.
     *
     * @throws java.io.UncheckedIOException if the reader failed, rather than the body it read
     */
    public <T> FetchResult<T> stream(URI uri, FetchRules rules, BodyReader<T> reader) {
        TimeLimit limit = new TimeLimit(rules.whole());
        Optional<WebAddress> next = WebAddress.of(uri).filter(first -> first.encrypted() || rules.cleartext());
        for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            if (next.isEmpty()) {
                return new Failed<>(new UrlRefused());
            }
            WebAddress address = next.get();
            switch (hop(address, rules, limit, reader)) {
                case HopResult.Ended<T>(FetchResult<T> result) -> {
                    return result;
                }
                case HopResult.Redirected<T>(String location) -> next = address.redirectedTo(location);
            }
        }
        return new Failed<>(new TooManyRedirects());
    }

    private <T> HopResult<T> hop(WebAddress address, FetchRules rules, TimeLimit limit, BodyReader<T> reader) {
        return switch (guard.check(address.host(), address.port(), limit.left())) {
            case HostVerdict.Refused refused -> {
                FetchFault fault = limit.isOver() ? new TimedOut() : new HostRefused(refused);
                yield new HopResult.Ended<>(new Failed<>(fault));
            }
            case HostVerdict.Allowed allowed -> {
                if (address.isLocalSpelling() && !allowed.addresses().stream().allMatch(guard::isInAllowedRange)) {
                    yield new HopResult.Ended<>(
                            new Failed<>(new HostRefused(new HostVerdict.Forbidden(HostVerdict.Reason.ADDRESS))));
                }
                yield exchange(new Exchange(address, allowed, rules, limit), reader);
            }
        };
    }

    private <T> HopResult<T> exchange(Exchange exchange, BodyReader<T> reader) {
        try {
            return ScopedValue.where(Client.HOP, exchange.hop()).call(() -> exchange.run(client, reader));
        } catch (IOException e) {
            return new HopResult.Ended<>(new Failed<>(fault(e, exchange.limit())));
        }
    }

    private static FetchFault fault(IOException thrown, TimeLimit limit) {
        if (limit.isOver()) {
            return new TimedOut();
        }
        return thrown instanceof SSLException ? new TlsFailure() : new Unreachable();
    }
}
