package dev.facteur.settings.check.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.embedded.TestAuthority;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class CertificateAdviceTest {
    // Issued for 30 days: its last quarter is 7.5 days.
    private static final X509Certificate CERTIFICATE =
            TestAuthority.create().issue("smtp.example.org").certificate();
    private static final Instant END = CERTIFICATE.getNotAfter().toInstant();

    @Test
    void aCertificateThatWillBeRenewedInTimeIsNoNews() {
        assertThat(CertificateAdvice.of("smtp.example.org", CERTIFICATE, END.minus(Duration.ofDays(8))))
                .isEmpty();
    }

    @Test
    void oneThatSeemsForgottenIs() {
        assertThat(CertificateAdvice.of("smtp.example.org", CERTIFICATE, END.minus(Duration.ofDays(7))))
                .hasValueSatisfying(advice -> {
                    assertThat(advice.code()).isEqualTo("CERTIFICATE_EXPIRES");
                    assertThat(advice.arguments()).containsExactly("smtp.example.org");
                    assertThat(advice.day()).contains(LocalDate.ofInstant(END, ZoneOffset.UTC));
                });
    }
}
