package dev.facteur.fetch;

import dev.facteur.fetch.FetchFault.Encoded;
import dev.facteur.fetch.FetchFault.Status;
import dev.facteur.fetch.FetchFault.TooLarge;
import dev.facteur.fetch.FetchResult.Failed;
import dev.facteur.fetch.FetchResult.Fetched;
import dev.facteur.network.HostVerdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.io.Closer;

/** One request to one checked host, and what is read of its answer. */
record Exchange(WebAddress address, HostVerdict.Allowed allowed, FetchRules rules, TimeLimit limit) {
    private static final int OK = 200;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    Client.Hop hop() {
        return new Client.Hop(allowed, limit);
    }

    <T> HopResult<T> run(CloseableHttpClient client, BodyReader<T> reader) throws IOException {
        HttpGet get = new HttpGet(address.pathAndQuery());
        get.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
        ScheduledFuture<?> breakOff = limit.whenOver(get::abort);
        try {
            ClassicHttpResponse response = client.executeOpen(address.target(allowed), get, null);
            try {
                return read(response, reader);
            } finally {
                // Not closed in peace, which would read on to the end: what is wanted has been read.
                get.abort();
                Closer.closeQuietly(response);
            }
        } finally {
            breakOff.cancel(false);
        }
    }

    private <T> HopResult<T> read(ClassicHttpResponse response, BodyReader<T> reader) throws IOException {
        Optional<Header> location = Optional.ofNullable(response.getFirstHeader(HttpHeaders.LOCATION));
        if (REDIRECTS.contains(response.getCode()) && location.isPresent()) {
            return new HopResult.Redirected<>(location.get().getValue());
        }
        if (response.getCode() != OK) {
            return failed(new Status(response.getCode()));
        }
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return body(InputStream.nullInputStream(), reader);
        }
        if (entity.getContentEncoding() != null && !entity.getContentEncoding().equalsIgnoreCase("identity")) {
            return failed(new Encoded());
        }
        return entity.getContentLength() > rules.bytes() ? failed(new TooLarge()) : body(entity.getContent(), reader);
    }

    private <T> HopResult<T> body(InputStream content, BodyReader<T> reader) throws IOException {
        BoundedBody body = new BoundedBody(content, rules.bytes());
        try {
            T read = reader.read(body);
            return new HopResult.Ended<>(new Fetched<>(address.uri(), address.encryptedThroughout(), read));
        } catch (IOException e) {
            if (body.tooLarge()) {
                return failed(new TooLarge());
            }
            if (body.broken()) {
                throw e;
            }
            throw new UncheckedIOException("the reader of a fetched body failed", e);
        }
    }

    private static <T> HopResult<T> failed(FetchFault fault) {
        return new HopResult.Ended<>(new Failed<>(fault));
    }
}
