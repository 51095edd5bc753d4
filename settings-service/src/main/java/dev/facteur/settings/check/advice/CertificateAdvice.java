package dev.facteur.settings.check.advice;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** A certificate that ends soon and was not renewed, as it seems: nothing would leave any more from that day on. */
final class CertificateAdvice {
    private static final Duration SOON = Duration.ofDays(14);
    // Short-lived certificates are renewed late in their life: theirs is soon when little of it is left.
    private static final int LAST_QUARTER = 4;

    private CertificateAdvice() {}

    @SuppressWarnings("JavaUtilDate") // the JDK has no other for certificates
    static Optional<Advice> of(String host, X509Certificate certificate, Instant now) {
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        Duration lastPart = Duration.between(from, until).dividedBy(LAST_QUARTER);
        Duration soon = lastPart.compareTo(SOON) < 0 ? lastPart : SOON;
        return Duration.between(now, until).compareTo(soon) < 0
                ? Optional.of(Advice.of("CERTIFICATE_EXPIRES", host)
                        .on(until.atZone(ZoneOffset.UTC).toLocalDate()))
                : Optional.empty();
    }
}
