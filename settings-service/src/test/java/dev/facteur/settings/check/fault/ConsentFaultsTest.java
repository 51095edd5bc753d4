package dev.facteur.settings.check.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.model.EmailAddress;
import dev.facteur.model.provider.PartnerConnection;
import dev.facteur.model.sender.Authentication;
import dev.facteur.model.sender.HostName;
import dev.facteur.model.sender.SmtpServer;
import dev.facteur.model.sender.TransportSecurity;
import dev.facteur.settings.problem.Fault;
import dev.facteur.settings.problem.FaultStage;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a refused sign-in comes to where nobody has entered a password. */
class ConsentFaultsTest {
    private static final EmailAddress JEANNE = new EmailAddress("jeanne@client.example");
    private static final Map<String, String> BY_GRAPH = Map.of("/method", "MICROSOFT");

    @Test
    void whereTheServerIsSwitchedOffTheAccountSendsWithoutIt() {
        assertThat(of("SMTP_AUTH_DISABLED")).satisfies(fault -> {
            assertThat(fault.field()).isEqualTo("/smtp/authentication");
            assertThat(fault.suggestions()).isEqualTo(BY_GRAPH);
        });
        assertThat(of("CREDENTIALS_REFUSED")).satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("CONSENT_REFUSED");
            assertThat(fault.suggestions()).isEqualTo(BY_GRAPH);
        });
    }

    @Test
    void whatIsOfTheAccountIsNotSolvedByAnotherWay() {
        assertThat(of("ACCOUNT_LOCKED").suggestions()).isEmpty();
    }

    private static Fault of(String code) {
        SmtpServer server = new SmtpServer(
                new HostName("smtp.office365.com"),
                587,
                TransportSecurity.STARTTLS,
                JEANNE.value(),
                Authentication.OAUTH2);
        return ConsentFaults.of(
                Fault.at("/smtp/password", FaultStage.AUTH, code),
                Given.of(server, JEANNE),
                Optional.of(PartnerConnection.MICROSOFT));
    }
}
