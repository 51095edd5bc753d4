package dev.facteur.settings.discovery.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailExchangerTest {
    @ParameterizedTest
    @CsvSource({
        "mx1.mail.provider.co.uk, mail.provider.co.uk provider.co.uk",
        "mx.provider.fr, provider.fr",
        "provider.com.au, provider.com.au",
        "co.uk, co.uk"
    })
    void providersAreLookedForUnderTheHostAndTheRegisteredDomain(String host, String domains) {
        assertThat(new MailExchanger(host).providerDomains()).isEqualTo(List.of(domains.split(" ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu-smtp-inbound-1.mimecast.com", "mx0a-00.pphosted.com", "mx1.cloud.vadesecure.com"})
    void filtersHideWhoHostsTheMail(String host) {
        assertThat(new MailExchanger(host).isFilter()).isTrue();
    }

    @Test
    void aNameThatOnlyEndsLikeAFilterIsNone() {
        assertThat(new MailExchanger("mx.notmimecast.com").isFilter()).isFalse();
    }
}
