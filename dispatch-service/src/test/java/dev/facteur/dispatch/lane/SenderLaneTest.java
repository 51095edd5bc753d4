package dev.facteur.dispatch.lane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.model.EmailAddress;
import dev.facteur.model.SenderId;
import dev.facteur.model.TenantId;
import dev.facteur.model.sender.Authentication;
import dev.facteur.model.sender.Connection;
import dev.facteur.model.sender.HostName;
import dev.facteur.model.sender.SenderProfile;
import dev.facteur.model.sender.SendingMethod;
import dev.facteur.model.sender.SmtpServer;
import dev.facteur.model.sender.TransportSecurity;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenderLaneTest {

    @ParameterizedTest
    @CsvSource({
        "GMAIL, jeanne@gmail.com, smtp.gmail.com",
        "GMAIL, jeanne@societe.example, gmail.googleapis.com",
        "MICROSOFT, jeanne@societe.example, smtp.office365.com",
        "MICROSOFT, jeanne@hotmail.fr, smtp-mail.outlook.com",
        // A Microsoft account may have any address.
        "MICROSOFT, jeanne@gmail.com, smtp.office365.com"
    })
    void anAccountHasTheLimitsOfItsSubmissionServer(SendingMethod method, String address, String host) {
        // When
        SenderLane lane = SenderLane.of(profile(method, address));

        // Then
        assertThat(lane.host()).contains(host);
        assertThat(lane.server()).isEqualTo(method.name());
    }

    @Test
    void aMailboxLeadsToItsServerAndTheRelayIsSharedByAll() {
        assertThat(SenderLane.of(profile(SendingMethod.MAILBOX, "jeanne@societe.example"))
                        .server())
                .isEqualTo("smtp.societe.example:587 STARTTLS");
        assertThat(SenderLane.of(profile(SendingMethod.RELAY, "jeanne@societe.example")))
                .isEqualTo(SenderLane.RELAY);
    }

    /** With a server from before, which profiles keep. */
    private static SenderProfile profile(SendingMethod method, String address) {
        return new SenderProfile(
                new TenantId("acme"),
                new SenderId("j.dupond"),
                new EmailAddress(address),
                Optional.empty(),
                Optional.empty(),
                method,
                Optional.of(new SmtpServer(
                        new HostName("smtp.societe.example"),
                        587,
                        TransportSecurity.STARTTLS,
                        address,
                        Authentication.PASSWORD)),
                Optional.empty(),
                false,
                false,
                Connection.NONE,
                1);
    }
}
