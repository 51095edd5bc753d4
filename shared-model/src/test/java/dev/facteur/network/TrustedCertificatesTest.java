package dev.facteur.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustedCertificatesTest {
    private static final String PASSWORD = "changeit";

    @TempDir
    static Path folder;

    private static KeyStore server = emptyStore();

    @BeforeAll
    static void aServerWithItsOwnCertificate() throws Exception {
        Path file = folder.resolve("server.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "server",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-validity",
                        "2",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        server = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
    }

    @Test
    void extraAuthoritiesStandBesideThoseOfTheJdk() throws Exception {
        Path pem = Files.writeString(folder.resolve("beside.pem"), pem());
        List<Certificate> jdk = TrustedCertificates.authorities(Optional.empty());
        assertThat(jdk).hasSizeGreaterThan(50);
        assertThat(TrustedCertificates.authorities(Optional.of(pem)))
                .containsAll(jdk)
                .contains(server.getCertificate("server"));
    }

    @Test
    void onlyTls12AndLaterIsOffered() {
        assertThat(TrustedCertificates.context(Optional.empty())
                        .getDefaultSSLParameters()
                        .getProtocols())
                .containsExactlyInAnyOrderElementsOf(TrustedCertificates.PROTOCOLS);
    }

    @Test
    void serverOfAnUnknownAuthorityIsRefused() throws Exception {
        assertThatExceptionOfType(SSLException.class)
                .isThrownBy(() -> greet(TrustedCertificates.context(Optional.empty())));
    }

    @Test
    void serverOfAnExtraAuthorityIsTrusted() throws Exception {
        Path pem = Files.writeString(
                folder.resolve("extra.pem"), "# the test's own\nsubject=CN=localhost\n" + pem() + "\n" + pem());
        assertThat(greet(TrustedCertificates.context(Optional.of(pem)))).isEqualTo('!');
    }

    @Test
    void missingFileIsNamed() {
        Path missing = folder.resolve("missing.pem");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrustedCertificates.context(Optional.of(missing)))
                .withMessageContainingAll("missing.pem", "does not exist");
    }

    @Test
    void folderInPlaceOfAFileIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrustedCertificates.context(Optional.of(folder)))
                .withMessageContainingAll(folder.toString(), "cannot be read");
    }

    @Test
    void fileWithoutACertificateIsNamed() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "not a certificate");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrustedCertificates.context(Optional.of(empty)))
                .withMessageContainingAll("empty.pem", "no PEM certificate");
    }

    @Test
    void fileWithADamagedCertificateIsNamed() throws Exception {
        Path damaged = Files.writeString(
                folder.resolve("damaged.pem"), "-----BEGIN CERTIFICATE-----\nQUJD\n-----END CERTIFICATE-----\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrustedCertificates.context(Optional.of(damaged)))
                .withMessageContainingAll("damaged.pem", "damaged certificate");
    }

    /** One byte from a TLS server with the test's certificate. */
    private static int greet(SSLContext client) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(server, PASSWORD.toCharArray());
        SSLContext serverContext = SSLContext.getInstance("TLS");
        serverContext.init(keys.getKeyManagers(), null, null);
        try (SSLServerSocket listener =
                (SSLServerSocket) serverContext.getServerSocketFactory().createServerSocket(0)) {
            FutureTask<Void> greeting = new FutureTask<>(() -> {
                try (SSLSocket accepted = (SSLSocket) listener.accept();
                        OutputStream out = accepted.getOutputStream()) {
                    out.write('!');
                }
                return null;
            });
            Thread.ofVirtual().start(greeting);
            try (SSLSocket socket =
                            (SSLSocket) client.getSocketFactory().createSocket("localhost", listener.getLocalPort());
                    InputStream in = socket.getInputStream()) {
                return in.read();
            }
        }
    }

    private static String pem() throws Exception {
        X509Certificate certificate = (X509Certificate) server.getCertificate("server");
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    private static KeyStore emptyStore() {
        try {
            return KeyStore.getInstance(KeyStore.getDefaultType());
        } catch (java.security.KeyStoreException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
