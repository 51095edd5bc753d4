package dev.facteur.model.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.model.sender.HostName;
import org.junit.jupiter.api.Test;

class MailProvidersTest {
    private final MailProviders providers = MailProviders.bundled();

    @Test
    void aServerOfANumberIsKnownByItsTemplate() {
        assertThat(providers.forServer("EX7.mail.ovh.net."))
                .hasValueSatisfying(provider -> assertThat(provider.smtp())
                        .extracting(Endpoint::host)
                        .containsExactly(new HostName("ex7.mail.ovh.net")));
        assertThat(providers.forServer("ex.mail.ovh.net")).isEmpty();
        assertThat(providers.forServer("exchange4.mail.ovh.net")).isEmpty();
    }

    @Test
    void aDomainIsItsProvidersWhateverItsSpelling() {
        assertThat(providers.forDomain("GMail.com"))
                .extracting(MailProvider::id)
                .containsExactly("gmail");
        assertThat(providers.forDomain("no name")).isEmpty();
    }
}
