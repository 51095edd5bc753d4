package dev.facteur.network;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whose certificates a service believes: the authorities of the JDK and, where an operator says so, some more. */
public final class TrustedCertificates {
    /** What a connection offers; to be set on every socket, because the JDK's own list can be widened from outside. */
    public static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

    private static final Pattern PEM_CERTIFICATE =
            Pattern.compile("-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----");

    private TrustedCertificates() {}

    /**
     * A context for clients.
     *
     * @param extraAuthorities a PEM file with authorities that are trusted besides the JDK's
     * @throws IllegalArgumentException naming the file, if it cannot be read or holds no certificate
     */
    public static SSLContext context(Optional<Path> extraAuthorities) {
        try {
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(null, trustManagers(keyStore(authorities(extraAuthorities))), null);
            return context;
        } catch (GeneralSecurityException | IOException broken) {
            throw new IllegalStateException("this JDK cannot set up TLS", broken);
        }
    }

    static List<Certificate> authorities(Optional<Path> extraAuthorities) throws GeneralSecurityException {
        List<Certificate> authorities = new ArrayList<>(defaultAuthorities());
        extraAuthorities.map(TrustedCertificates::read).ifPresent(authorities::addAll);
        return authorities;
    }

    private static List<Certificate> read(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            List<Certificate> certificates = new ArrayList<>();
            for (MatchResult block : PEM_CERTIFICATE.matcher(text).results().toList()) {
                byte[] pem = block.group().getBytes(StandardCharsets.ISO_8859_1);
                certificates.add(factory.generateCertificate(new ByteArrayInputStream(pem)));
            }
            if (certificates.isEmpty()) {
                throw unusable(file, "it holds no PEM certificate (-----BEGIN CERTIFICATE-----)", null);
            }
            return certificates;
        } catch (NoSuchFileException missing) {
            throw unusable(file, "it does not exist", missing);
        } catch (IOException unreadable) {
            throw unusable(file, "it cannot be read", unreadable);
        } catch (CertificateException broken) {
            throw unusable(file, "it holds a damaged certificate", broken);
        }
    }

    private static IllegalArgumentException unusable(Path file, String why, @Nullable Throwable cause) {
        return new IllegalArgumentException("trusted certificates cannot be taken from " + file + ": " + why, cause);
    }

    private static List<Certificate> defaultAuthorities() throws GeneralSecurityException {
        return Stream.of(trustManagers(null))
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .flatMap(manager -> Arrays.<Certificate>stream(manager.getAcceptedIssuers()))
                .toList();
    }

    private static KeyStore keyStore(List<Certificate> authorities) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (int i = 0; i < authorities.size(); i++) {
            store.setCertificateEntry("authority-" + i, authorities.get(i));
        }
        return store;
    }

    private static TrustManager[] trustManagers(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }
}
