package dev.facteur.dispatch.sentcopy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.model.EmailAddress;
import dev.facteur.model.SenderId;
import dev.facteur.model.TenantId;
import dev.facteur.model.provider.SentCopyBy;
import dev.facteur.model.sender.Authentication;
import dev.facteur.model.sender.Connection;
import dev.facteur.model.sender.HostName;
import dev.facteur.model.sender.SenderProfile;
import dev.facteur.model.sender.SendingMethod;
import dev.facteur.model.sender.SmtpServer;
import dev.facteur.model.sender.TransportSecurity;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilingHabitsTest {

    @ParameterizedTest
    @CsvSource({
        "smtp.gmail.com, PROVIDER",
        "smtp.office365.com, PROVIDER",
        "smtp.orange.fr, CLIENT",
        "mail.that-nobody-knows.example, UNKNOWN"
    })
    void aProviderIsKnownByItsSubmissionServer(String host, SentCopyBy filedBy) {
        assertThat(FilingHabits.ofProvider(profile(host))).isEqualTo(filedBy);
    }

    private static SenderProfile profile(String host) {
        return new SenderProfile(
                new TenantId("acme"),
                new SenderId("j.dupond"),
                new EmailAddress("j.dupond@example.org"),
                Optional.empty(),
                Optional.empty(),
                SendingMethod.MAILBOX,
                Optional.of(new SmtpServer(
                        new HostName(host), 587, TransportSecurity.STARTTLS, "j.dupond", Authentication.PASSWORD)),
                Optional.empty(),
                false,
                false,
                Connection.NONE,
                1);
    }
}
