package dev.facteur.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
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
        try {
            var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
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

    private ServerIdentity issue(List<String> names, Duration from, Duration until) {
        var serverKeys = Certificates.newKeys();
        var server = Certificates.issued(names, serverKeys.getPublic(), from, until, keys.getPrivate(), certificate);
        return new ServerIdentity(serverKeys.getPrivate(), /* certificate= */ server, /* issuer= */ certificate);
    }
}
