package dev.facteur.dispatch.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.dispatch.attachment.FetchingResult.Failed;
import dev.facteur.dispatch.attachment.FetchingResult.NotNow;
import dev.facteur.dispatch.attachment.FetchingResult.Ready;
import dev.facteur.dispatch.compose.FileSource;
import dev.facteur.dispatch.compose.RequestFixture;
import dev.facteur.dispatch.network.NetworkConfig;
import dev.facteur.dispatch.testsupport.FileServer;
import dev.facteur.dispatch.testsupport.S3Signature;
import dev.facteur.embedded.TestAuthority;
import dev.facteur.model.document.Attachment;
import dev.facteur.model.document.MediaType;
import dev.facteur.model.document.SendDocument;
import dev.facteur.model.outcome.FailureCause;
import dev.facteur.model.outcome.WhoActs;
import io.quarkus.runtime.configuration.MemorySize;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files on a real server, by https and from an object store. */
class AttachmentsTest {
    private static final TestAuthority AUTHORITY = TestAuthority.create();
    private static final byte[] SMALL = bytes(1000);
    private static final byte[] LARGE = bytes(3_000_000);

    private final FileServer web =
            FileServer.encrypted(AUTHORITY.issue("localhost").serverContext());
    private final FileServer store = FileServer.cleartext(new S3Signature("id", "secret", "us-east-1"));

    @TempDir
    private Path directory;

    @AfterEach
    void stop() {
        web.close();
        store.close();
    }

    @Test
    void filesAreHereAsTheyAreAndGoneAfterwards() throws Exception {
        // Given
        web.serve("/a", SMALL);
        web.serve("/b", LARGE);
        Attachment.ByReference small = https("/a", SMALL);
        Attachment.ByReference large = https("/b", LARGE);

        // When
        FetchingResult result = fetch(small, large);

        // Then
        assertThat(result).isInstanceOf(Ready.class);
        try (FetchedFiles files = ((Ready) result).files()) {
            assertThat(read(files, small)).isEqualTo(SMALL);
            // Again, as for a second try with a fresh password.
            assertThat(read(files, large)).isEqualTo(LARGE);
            assertThat(read(files, large)).isEqualTo(LARGE);
            assertThat(filesInDirectory()).isZero();
        }
    }

    @Test
    void anObjectIsFetchedWithASignedLink() throws Exception {
        // Given: a key that has to be encoded
        store.serve("/invoices/2026/Facture%20n%C2%B0%2042%20%28%C3%A9t%C3%A9%29.pdf", SMALL);
        Attachment.ByReference object =
                reference("s3://invoices/2026/Facture%20n%C2%B0%2042%20(%C3%A9t%C3%A9).pdf", SMALL);

        // When
        FetchingResult result = fetch(object);

        // Then
        assertThat(result).isInstanceOf(Ready.class);
        try (FetchedFiles files = ((Ready) result).files()) {
            assertThat(read(files, object)).isEqualTo(SMALL);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "404, ATTACHMENT_UNAVAILABLE, CALLER",
        "410, ATTACHMENT_UNAVAILABLE, CALLER",
        "403, ATTACHMENT_UNAVAILABLE, CALLER",
        "401, ATTACHMENT_UNAVAILABLE, CALLER",
        "400, ATTACHMENT_UNAVAILABLE, CALLER",
    })
    void aFileThatIsGoneOrClosedIsNotWaitedFor(int status, FailureCause cause, WhoActs whoActs) {
        // Given
        web.answer("/a", status);

        // When / Then
        assertThat(fetch(https("/a?signature=SECRET", SMALL)))
                .isEqualTo(new Failed(
                        cause, whoActs, "The attachment CGV.pdf cannot be fetched: its server answered " + status));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504})
    void aServerInTroubleIsAskedAgainLater(int status) {
        web.answer("/a", status);
        assertThat(fetch(https("/a", SMALL))).isInstanceOf(NotNow.class);
    }

    @Test
    void anObjectThatOurCredentialsDoNotOpenIsTheOperatorsAndOneThatIsGoneTheCallers() {
        store.answer("/bucket/closed", 403);
        assertThat(fetch(reference("s3://bucket/closed", SMALL)))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.whoActs()).isEqualTo(WhoActs.OPERATOR));
        assertThat(fetch(reference("s3://bucket/gone", SMALL)))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.whoActs()).isEqualTo(WhoActs.CALLER));
    }

    @Test
    void anotherFileThanTheRequestSaysIsRefusedAndNothingIsLeftOfIt() throws Exception {
        // Given
        web.serve("/a", LARGE);
        byte[] changed = LARGE.clone();
        changed[1_000_000]++;

        // When / Then
        assertThat(fetch(https("/a", changed))).isEqualTo(mismatch("is another than the request says"));
        assertThat(fetch(https("/a", bytes(3_000_001)))).isEqualTo(mismatch("is smaller than the request says"));
        assertThat(fetch(https("/a", bytes(2_999_999)))).isEqualTo(mismatch("is larger than the request says"));
        assertThat(filesInDirectory()).isZero();
    }

    @Test
    void whereTheSecondFileIsMissingTheFirstIsGivenUp() throws Exception {
        web.serve("/a", LARGE);
        assertThat(fetch(https("/a", LARGE), https("/missing", SMALL))).isInstanceOf(Failed.class);
        assertThat(filesInDirectory()).isZero();
    }

    @Test
    void aHostThatNoOperatorAllowedIsNotContacted() {
        // Given
        web.serve("/a", SMALL);

        // When
        FetchingResult result = attachments(Set.of("files.example.org")).fetch(request(https("/a", SMALL)));

        // Then
        assertThat(result).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.whoActs()).isEqualTo(WhoActs.OPERATOR);
            assertThat(failed.detail()).contains("facteur.attachment.allowed-hosts");
        });
        assertThat(web.asked()).isEmpty();
    }

    @Test
    void aRedirectLeadsNowhereElse() {
        // Given
        web.redirect("/elsewhere", "https://elsewhere.example:" + web.port() + "/a");
        web.redirect("/private", "https://127.0.0.1:" + web.port() + "/a");
        web.redirect("/here", "/a");
        web.serve("/a", SMALL);

        // When / Then
        assertThat(fetch(https("/elsewhere", SMALL))).isInstanceOf(Failed.class);
        FetchingResult here = fetch(https("/here", SMALL));
        assertThat(here).isInstanceOf(Ready.class);
        ((Ready) here).files().close();
    }

    @Test
    void tooMuchInAllIsTooLargeBeforeAnybodyIsAsked() {
        // When
        FetchingResult result = fetch(https("/a", bytes(4_000_000)), https("/b", bytes(4_000_001)));

        // Then
        assertThat(result)
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.cause()).isEqualTo(FailureCause.MESSAGE_TOO_LARGE));
        assertThat(web.asked()).isEmpty();
    }

    @Test
    void aServerThatIsAwayIsAskedAgainLater() {
        Attachment.ByReference file = https("/a", SMALL);
        web.close();
        assertThat(fetch(file)).isInstanceOf(NotNow.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3://bucket", "s3://bucket/", "s3://Bucket_/a", "s3://bucket/a?versionId=1"})
    void whatNamesNoObjectIsTheCallers(String url) {
        assertThat(fetch(reference(url, SMALL)))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.detail()).endsWith("its address names no object"));
    }

    @Test
    void roomIsGivenBack() {
        web.serve("/a", LARGE);
        for (int i = 0; i < 4; i++) {
            FetchingResult result = fetch(https("/a", LARGE));
            assertThat(result).isInstanceOf(Ready.class);
            ((Ready) result).files().close();
        }
    }

    private FetchingResult fetch(Attachment... attachments) {
        return attachments(Set.of("localhost")).fetch(request(attachments));
    }

    private Attachments attachments(Set<String> allowedHosts) {
        Config config = new Config(allowedHosts, Set.of(web.port()), directory, store.port());
        return new Attachments(
                new Sources(config, config, new Loopback(), AUTHORITY.clientContext(), Clock.systemUTC()), config);
    }

    private static SendDocument request(Attachment... attachments) {
        return RequestFixture.request()
                .text("x")
                .attachments(List.of(attachments))
                .build();
    }

    private Attachment.ByReference https(String pathAndQuery, byte[] file) {
        return reference("https://localhost:" + web.port() + pathAndQuery, file);
    }

    private static Attachment.ByReference reference(String url, byte[] file) {
        return (Attachment.ByReference)
                Attachment.byReference("CGV.pdf", MediaType.PDF, URI.create(url), file.length, sha256(file));
    }

    private static Failed mismatch(String what) {
        return new Failed(FailureCause.ATTACHMENT_MISMATCH, WhoActs.CALLER, "The attachment CGV.pdf " + what);
    }

    private long filesInDirectory() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.count();
        }
    }

    private static byte[] read(FetchedFiles files, Attachment.ByReference reference) throws IOException {
        FileSource file = Objects.requireNonNull(files.byReference().get(reference));
        try (InputStream in = file.open()) {
            return in.readAllBytes();
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[3_000_001];
        new Random(42).nextBytes(bytes);
        return Arrays.copyOf(bytes, count);
    }

    private record Config(Set<String> hosts, Set<Integer> allowedPorts, Path folder, int storePort)
            implements AttachmentConfig, S3Config {
        @Override
        public Optional<Set<String>> allowedHosts() {
            return Optional.of(hosts);
        }

        @Override
        public MemorySize limit() {
            return new MemorySize(BigInteger.valueOf(8_000_000));
        }

        @Override
        public Duration timeout() {
            return Duration.ofSeconds(20);
        }

        @Override
        public MemorySize storeBytes() {
            return new MemorySize(BigInteger.valueOf(8_000_000));
        }

        @Override
        public int perHost() {
            return 2;
        }

        @Override
        public Optional<Path> directory() {
            return Optional.of(folder);
        }

        @Override
        public Optional<URI> endpoint() {
            return Optional.of(URI.create("http://localhost:" + storePort));
        }

        @Override
        public String region() {
            return "us-east-1";
        }

        @Override
        public Optional<String> accessKeyId() {
            return Optional.of("id");
        }

        @Override
        public Optional<String> secretAccessKey() {
            return Optional.of("secret");
        }
    }

    private record Loopback() implements NetworkConfig {
        @Override
        public Optional<List<String>> allowedRanges() {
            return Optional.of(List.of("127.0.0.0/8", "::1/128"));
        }

        @Override
        public Set<Integer> allowedPorts() {
            return Set.of();
        }

        @Override
        public Optional<Path> trustedCertificates() {
            return Optional.empty();
        }
    }
}
