package dev.facteur.embedded;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** What a server shows of itself in TLS: a certificate and its key, signed by a test authority. */
public record ServerIdentity(PrivateKey key, X509Certificate certificate, X509Certificate issuer) {

    private static final char[] NO_PASSWORD = new char[0];

    /** TLS for the server that shows this identity. */
    public SSLContext serverContext() {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, NO_PASSWORD);
            store.setKeyEntry("server", key, NO_PASSWORD, chain().toArray(Certificate[]::new));
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, NO_PASSWORD);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("No TLS with a test certificate", e);
        }
    }

    /** Key and certificates as PEM (RFC 7468), the key first: what a server of another make reads. */
    public String pem() {
        var pem = new StringBuilder(Pem.of("PRIVATE KEY", key.getEncoded()));
        chain().forEach(link -> pem.append(Pem.of(link)));
        return pem.toString();
    }

    private List<X509Certificate> chain() {
        return certificate.equals(issuer) ? List.of(certificate) : List.of(certificate, issuer);
    }

    @Override
    public String toString() {
        return "ServerIdentity[%s, until %tF]"
                .formatted(certificate.getSubjectX500Principal().getName(), certificate.getNotAfter());
    }
}
