package dev.facteur.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate authority made up at start; nobody trusts it but those who are told to. */
public final class TestAuthority {

    private static final Duration VALIDITY = Duration.ofDays(30);

    private final KeyPair keys;
    private final X509Certificate certificate;

    private TestAuthority(KeyPair keys, X509Certificate certificate) {
        this.keys = keys;
        this.certificate = certificate;
    }

    public static TestAuthority create() {
        var keys = Certificates.newKeys();
        return new TestAuthority(keys, Certificates.selfSigned("Facteur Test Authority", keys, VALIDITY));
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** The authority's certificate as PEM (RFC 7468), for a service that is to trust it. */
    public String pem() {
        return Pem.of(certificate);
    }

    public Path writePem(Path file) {
        try {
            return Files.writeString(file, pem());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    /** TLS for a client that trusts this authority and no other. */
    public SSLContext clientContext() {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("authority", certificate);
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("No TLS with the test authority", e);
        }
    }

    /** A valid certificate for these DNS names and IP addresses. */
    public ServerIdentity issue(String... names) {
        return issue(List.of(names), Duration.ofDays(-1), VALIDITY.minusDays(1));
    }

    /** A certificate for these names that ended yesterday. */
    public ServerIdentity issueExpired(String... names) {
        return issue(List.of(names), Duration.ofDays(-20), Duration.ofDays(-1));
    }

    /** A certificate for these names that no authority has signed. */
    public static ServerIdentity selfSigned(String... names) {
        var keys = Certificates.newKeys();
        var itself = Certificates.subject(List.of(names));
        var certificate = Certificates.issued(
                List.of(names), keys.getPublic(), Duration.ofDays(-1), VALIDITY, keys.getPrivate(), itself);
        return new ServerIdentity(keys.getPrivate(), certificate, certificate);
    }

    private ServerIdentity issue(List<String> names, Duration from, Duration until) {
        var serverKeys = Certificates.newKeys();
        var server = Certificates.issued(
                names, serverKeys.getPublic(), from, until, keys.getPrivate(), certificate.getSubjectX500Principal());
        return new ServerIdentity(serverKeys.getPrivate(), /* certificate= */ server, /* issuer= */ certificate);
    }
}
