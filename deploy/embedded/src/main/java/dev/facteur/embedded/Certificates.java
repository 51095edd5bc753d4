package dev.facteur.embedded;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** X.509 by Bouncy Castle: the JDK reads certificates but does not make them. */
final class Certificates {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration CLOCK_SKEW = Duration.ofDays(30);

    private Certificates() {}

    static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static X509Certificate selfSigned(String commonName, KeyPair keys, Duration validity) {
        var name = new X500Principal("CN=" + commonName);
        try {
            // Valid from long ago, so that it was valid too when a certificate that has expired since was issued.
            var builder = builder(name, name, keys.getPublic(), CLOCK_SKEW.negated(), validity)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            return sign(builder, keys.getPrivate());
        } catch (CertIOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A certificate that is valid between two times, relative to now. */
    static X509Certificate issued(
            List<String> names, PublicKey key, Duration from, Duration until, PrivateKey signer, X500Principal issuer) {
        var alternatives = names.stream().map(Certificates::generalName).toArray(GeneralName[]::new);
        try {
            var builder = builder(issuer, subject(names), key, from, until)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(alternatives));
            return sign(builder, signer);
        } catch (CertIOException e) {
            throw new IllegalStateException(e);
        }
    }

    static X500Principal subject(List<String> names) {
        return new X500Principal("CN=" + names.getFirst());
    }

    private static JcaX509v3CertificateBuilder builder(
            X500Principal issuer, X500Principal subject, PublicKey key, Duration from, Duration until) {
        var now = Instant.now();
        var serial = new BigInteger(120, RANDOM);
        return new JcaX509v3CertificateBuilder(
                issuer, serial, Date.from(now.plus(from)), Date.from(now.plus(until)), subject, key);
    }

    private static X509Certificate sign(org.bouncycastle.cert.X509v3CertificateBuilder builder, PrivateKey signer) {
        try {
            var signature = new JcaContentSignerBuilder("SHA256withECDSA").build(signer);
            return new JcaX509CertificateConverter().getCertificate(builder.build(signature));
        } catch (OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static GeneralName generalName(String name) {
        boolean isAddress = name.contains(":") || name.chars().allMatch(c -> c == '.' || Character.isDigit(c));
        return new GeneralName(isAddress ? GeneralName.iPAddress : GeneralName.dNSName, name);
    }
}
