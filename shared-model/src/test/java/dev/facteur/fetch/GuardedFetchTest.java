package dev.facteur.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.facteur.fetch.FetchFault.Encoded;
import dev.facteur.fetch.FetchFault.HostRefused;
import dev.facteur.fetch.FetchFault.Status;
import dev.facteur.fetch.FetchFault.TimedOut;
import dev.facteur.fetch.FetchFault.TlsFailure;
import dev.facteur.fetch.FetchFault.TooLarge;
import dev.facteur.fetch.FetchFault.TooManyRedirects;
import dev.facteur.fetch.FetchFault.Unreachable;
import dev.facteur.fetch.FetchFault.UrlRefused;
import dev.facteur.fetch.FetchResult.Failed;
import dev.facteur.fetch.FetchResult.Fetched;
import dev.facteur.network.CidrRange;
import dev.facteur.network.HostGuard;
import dev.facteur.network.HostVerdict.Forbidden;
import dev.facteur.network.HostVerdict.Reason;
import dev.facteur.network.HostVerdict.Unresolved;
import dev.facteur.network.NameResolver;
import dev.facteur.submission.TestCertificates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedFetchTest {
    private static final FetchRules RULES = new FetchRules(Duration.ofSeconds(20), 1000);
    private static final FetchRules SHORT = new FetchRules(Duration.ofMillis(300), 1_000_000_000);
    private static final FetchRules CLEARTEXT = new FetchRules(Duration.ofSeconds(20), 1000, true);
    private static final HostRefused FORBIDDEN = new HostRefused(new Forbidden(Reason.ADDRESS));
    private static final Map<String, String> ZONE = Map.of(
            "mail.example.net", "127.0.0.1",
            "stranger.example.net", "127.0.0.1",
            "localhost", "127.0.0.1",
            "inside.example.net", "10.0.0.5",
            "metadata.example.net", "169.254.169.254");

    @TempDir
    static Path folder;

    private static TestCertificates certificates;

    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger lookUps = new AtomicInteger();
    private Web web;
    private Web cleartext;
    private GuardedFetch fetch;

    @BeforeAll
    static void anAuthority() {
        certificates = TestCertificates.in(folder);
    }

    @BeforeEach
    void servers() throws Exception {
        // Signed for mail.example.net.
        web = Web.encrypted(certificates.server("other-name"));
        cleartext = Web.cleartext();
        fetch = new GuardedFetch(guard("127.0.0.0/8", this::lookUp), certificates.client());
    }

    @AfterEach
    void close() {
        end.countDown();
        web.close();
        cleartext.close();
    }

    private HostGuard guard(String range, NameResolver resolver) {
        return new HostGuard(
                Set.of(80, 443, web.port(), cleartext.port()),
                List.of(CidrRange.of(range)),
                resolver,
                Duration.ofSeconds(5));
    }

    private List<InetAddress> lookUp(String name) throws UnknownHostException {
        lookUps.incrementAndGet();
        if (!ZONE.containsKey(name)) {
            throw new UnknownHostException(name);
        }
        return List.of(InetAddress.ofLiteral(ZONE.get(name)));
    }

    private URI https(String path) {
        return URI.create("https://mail.example.net:" + web.port() + path);
    }

    private URI http(String path) {
        return URI.create("http://mail.example.net:" + cleartext.port() + path);
    }

    private static void assertFault(FetchResult<?> result, FetchFault fault) {
        assertThat(result).isEqualTo(new Failed<>(fault));
    }

    private static Fetched<byte[]> fetched(FetchResult<byte[]> result) {
        assertThat(result).isInstanceOf(Fetched.class);
        return (Fetched<byte[]>) result;
    }

    @Test
    void fetchesFromTheCheckedAddressUnderTheNameThatTlsVerifies() {
        web.on("/quote.pdf", Web.says("the quote"));

        Fetched<byte[]> got = fetched(fetch.bytes(https("/quote.pdf?version=2"), RULES));

        assertThat(new String(got.body(), StandardCharsets.UTF_8)).isEqualTo("the quote");
        assertThat(got.encryptedThroughout()).isTrue();
        assertThat(web.asked).containsExactly("mail.example.net:" + web.port() + "/quote.pdf?version=2");
        assertThat(lookUps).hasValue(1);
    }

    @Test
    void sendsNothingThatTellsOnAnybody() {
        web.on("/", exchange -> {
            String sent = String.join(
                    ",", exchange.getRequestHeaders().keySet().stream().sorted().toList());
            exchange.getResponseHeaders().set("Set-Cookie", "seen=before");
            Web.says(sent).handle(exchange);
        });

        fetch.bytes(https("/"), RULES);
        Fetched<byte[]> second = fetched(fetch.bytes(https("/"), RULES));

        assertThat(new String(second.body(), StandardCharsets.UTF_8).split(","))
                .containsExactlyInAnyOrder("Accept-encoding", "Connection", "Host", "User-agent");
    }

    @Test
    void followsRedirectsAndGuardsEachHop() {
        web.on("/old", Web.redirects("new"));
        web.on("/new", Web.redirects(https("/newest").toString()));
        web.on("/newest", Web.says("here"));

        assertThat(fetched(fetch.bytes(https("/old"), RULES)).finalUri()).isEqualTo(https("/newest"));
        assertThat(lookUps).hasValue(3);
    }

    @Test
    void threeRedirectsAreEnough() {
        web.on("/round", Web.redirects("/round"));

        assertFault(fetch.bytes(https("/round"), RULES), new TooManyRedirects());
        assertThat(web.asked).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://inside.example.net/",
                "https://metadata.example.net/latest/meta-data/",
                "https://169.254.169.254/",
                "https://[::ffff:169.254.169.254]/",
                "https://2852039166/",
                "https://[::1]/"
            })
    void redirectsThatLeadInsideAreNotFollowed(String location) {
        web.on("/", Web.redirects(location));
        GuardedFetch narrow = new GuardedFetch(guard("127.0.0.1", this::lookUp), context());

        assertFault(narrow.bytes(https("/"), RULES), FORBIDDEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://mail.example.net/",
                "ftp://mail.example.net/",
                "file:///etc/passwd",
                "gopher://mail.example.net/",
                "https://user@mail.example.net/",
                "https://0x7f.0.0.1/",
                "https:///nowhere",
                "https://two words/"
            })
    void whatIsEncryptedStaysSoAndOnTheWeb(String location) {
        web.on("/", Web.redirects(location));

        assertFault(fetch.bytes(https("/"), new FetchRules(RULES.whole(), 1000, true)), new UrlRefused());
    }

    @Test
    void cleartextIsForThoseWhoAskForItAndIsTold() {
        cleartext.on("/", Web.redirects(https("/better").toString()));
        web.on("/better", Web.says("here"));

        assertFault(fetch.bytes(http("/"), RULES), new UrlRefused());
        assertThat(fetched(fetch.bytes(http("/"), CLEARTEXT)).encryptedThroughout())
                .isFalse();
    }

    @Test
    void aRedirectFromCleartextToAPrivateHostIsNotFollowed() {
        cleartext.on("/", Web.redirects("http://169.254.169.254/latest/meta-data/"));

        assertFault(fetch.bytes(http("/"), CLEARTEXT), FORBIDDEN);
    }

    @ParameterizedTest
    @CsvSource({"http://mail.example.net:22/", "http://mail.example.net:6379/"})
    void portsAreThoseOfWebServers(URI uri) {
        assertFault(fetch.bytes(uri, CLEARTEXT), new HostRefused(new Forbidden(Reason.PORT)));
    }

    @Test
    void numbersAndNamesWithoutADotNeedAnOperatorWhoOpensThem() {
        cleartext.on("/", Web.says("a file store inside"));
        NameResolver everyNamePublic = name -> List.of(InetAddress.ofLiteral("198.41.0.4"));

        assertThat(fetched(fetch.bytes(URI.create("http://localhost:" + cleartext.port()), CLEARTEXT))
                        .body())
                .hasSize(19);
        assertThat(fetched(fetch.bytes(URI.create("http://127.0.0.1:" + cleartext.port()), CLEARTEXT))
                        .body())
                .hasSize(19);
        GuardedFetch elsewhere = new GuardedFetch(guard("127.0.0.0/8", everyNamePublic), context());
        assertFault(elsewhere.bytes(URI.create("http://intranet/"), CLEARTEXT), FORBIDDEN);
        assertFault(elsewhere.bytes(URI.create("http://198.41.0.4/"), CLEARTEXT), FORBIDDEN);
    }

    @Test
    void unknownAndForbiddenHostsAreOneFault() {
        assertFault(fetch.bytes(URI.create("https://unknown.example.net/"), RULES), new HostRefused(new Unresolved()));
        assertFault(fetch.bytes(URI.create("https://inside.example.net/"), RULES), FORBIDDEN);
    }

    @Test
    void theCertificateMustNameTheHost() {
        assertFault(fetch.bytes(URI.create("https://stranger.example.net:" + web.port()), RULES), new TlsFailure());
        assertThat(web.asked).isEmpty();
    }

    @Test
    void theAuthorityMustBeTrusted() throws Exception {
        GuardedFetch distrustful =
                new GuardedFetch(guard("127.0.0.0/8", this::lookUp), javax.net.ssl.SSLContext.getDefault());

        assertFault(distrustful.bytes(https("/"), RULES), new TlsFailure());
    }

    @Test
    void otherAnswersAreTold() {
        web.on("/gone", Web.answers(410));
        web.on("/secret", exchange -> {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"files\"");
            exchange.sendResponseHeaders(401, -1);
        });
        web.on("/nowhere", Web.answers(302));

        assertFault(fetch.bytes(https("/gone"), RULES), new Status(410));
        assertFault(fetch.bytes(https("/secret"), RULES), new Status(401));
        assertFault(fetch.bytes(https("/nowhere"), RULES), new Status(302));
    }

    @Test
    void bytesAreCountedWhateverIsAnnounced() {
        web.on("/announced", Web.says("x".repeat(1001)));
        web.on("/endless", Web::endless);
        web.on("/full", Web.says("x".repeat(1000)));
        web.on("/empty", Web.says(""));

        assertFault(fetch.bytes(https("/announced"), RULES), new TooLarge());
        assertFault(fetch.bytes(https("/endless"), RULES), new TooLarge());
        assertThat(fetched(fetch.bytes(https("/full"), RULES)).body()).hasSize(1000);
        assertThat(fetched(fetch.bytes(https("/empty"), RULES)).body()).isEmpty();
    }

    @Test
    void whatIsCompressedIsNotUnfolded() {
        web.on("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            Web.says("anything").handle(exchange);
        });

        assertFault(fetch.bytes(https("/"), RULES), new Encoded());
    }

    @Test
    void dripsGainNoTime() {
        web.on("/", Web::endless);

        assertFault(fetch.bytes(https("/"), SHORT), new TimedOut());
    }

    @Test
    void silenceGainsNoTime() {
        web.on("/", exchange -> await());

        assertFault(fetch.bytes(https("/"), SHORT), new TimedOut());
    }

    @Test
    void aSlowLookUpGainsNoTime() {
        GuardedFetch slow = new GuardedFetch(
                guard("127.0.0.0/8", name -> {
                    await();
                    return lookUp(name);
                }),
                context());

        assertFault(slow.bytes(https("/"), SHORT), new TimedOut());
    }

    @Test
    void aBodyThatBreaksOffIsNoBody() {
        web.on("/", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('x');
        });

        assertFault(fetch.bytes(https("/"), RULES), new Unreachable());
    }

    @Test
    void nobodyThereIsUnreachable() {
        int port = cleartext.port();
        cleartext.close();

        assertFault(fetch.bytes(URI.create("http://mail.example.net:" + port), CLEARTEXT), new Unreachable());
    }

    @Test
    void aReaderMayStopEarlyAndItsOwnFaultsAreItsOwn() {
        web.on("/", Web::endless);

        assertThat(fetch.stream(https("/"), RULES, body -> body.read()))
                .isInstanceOfSatisfying(
                        Fetched.class, got -> assertThat(got.body()).isEqualTo((int) 'x'));
        assertThatThrownBy(() -> fetch.stream(https("/"), RULES, body -> {
                    throw new IOException("disk full");
                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("disk full");
    }

    @Test
    void aSignedUrlIsNotShown() {
        assertThat(new Fetched<>(URI.create("https://files.example.net/a?signature=secret"), true, "body"))
                .asString()
                .doesNotContain("signature")
                .doesNotContain("body=");
    }

    private static javax.net.ssl.SSLContext context() {
        try {
            return certificates.client();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void await() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
