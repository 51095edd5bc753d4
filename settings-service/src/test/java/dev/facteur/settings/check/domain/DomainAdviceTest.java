package dev.facteur.settings.check.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.embedded.EmbeddedDns;
import dev.facteur.model.EmailAddress;
import dev.facteur.settings.check.advice.Advice;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.SimpleResolver;

class DomainAdviceTest {
    private static final String DOMAIN = "mail.client.example";

    private EmbeddedDns dns;
    private final Time time = new Time();
    private DomainAdvice advice;

    @BeforeEach
    void askAServerOfOurOwn() throws UnknownHostException {
        dns = EmbeddedDns.start();
        SimpleResolver resolver = new SimpleResolver(dns.address());
        resolver.setTimeout(Duration.ofMillis(300));
        advice = new DomainAdvice(Set.of("Mail.Client.example"), new DnsTextRecords(resolver), time);
    }

    @AfterEach
    void stop() {
        dns.close();
    }

    private List<String> codes() {
        return advice.of(new EmailAddress("jeanne@" + DOMAIN)).stream()
                .map(Advice::code)
                .toList();
    }

    @Test
    void aDomainWithoutRecordsIsLikelyToBeTakenForASpammers() {
        dns.zone().record(DOMAIN, "TXT", "\"google-site-verification=abc\"");

        assertThat(codes()).containsExactly("NO_SPF", "NO_DMARC");
    }

    @Test
    void aDomainThatSpeaksForTheRelayIsNoNews() {
        dns.zone()
                .record(DOMAIN, "TXT", "\"v=spf1 include:relay.example \" \"-all\"")
                .record("_dmarc." + DOMAIN, "TXT", "\"v=DMARC1; p=none\"");

        assertThat(codes()).isEmpty();
    }

    @Test
    void thePolicyOfTheDomainAboveCountsToo() {
        dns.zone()
                .record(DOMAIN, "TXT", "\"v=spf1 -all\"")
                .record("_dmarc.client.example", "TXT", "\"v=DMARC1; p=reject\"");

        assertThat(codes()).isEmpty();
    }

    @Test
    void whatDnsDoesNotTellIsNoAdvice() {
        dns.zone().failing(DOMAIN).silent("_dmarc." + DOMAIN);

        assertThat(codes()).isEmpty();
    }

    @Test
    void nobodyIsAskedAboutDomainsThatTheRelayDoesNotSendFor() {
        assertThat(advice.of(new EmailAddress("jeanne@elsewhere.example"))).isEmpty();
        assertThat(dns.asked()).isEmpty();
    }

    @Test
    void anAnswerIsRememberedForAWhile() {
        codes();
        int asked = dns.asked().size();
        codes();
        assertThat(dns.asked()).hasSize(asked);

        time.now = time.now.plus(Duration.ofMinutes(6));
        codes();
        assertThat(dns.asked()).hasSizeGreaterThan(asked);
    }

    private static final class Time extends Clock {
        private Instant now = Instant.parse("2026-11-24T09:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
