package dev.facteur.local;

import dev.facteur.embedded.EmbeddedKafka;
import dev.facteur.embedded.EmbeddedMail;
import dev.facteur.embedded.EmbeddedOidc;
import dev.facteur.embedded.EmbeddedPostgres;
import dev.facteur.embedded.partner.EmbeddedPartner;
import dev.facteur.embedded.partner.PartnerEndpoint;

/** What the services stand on, running in this JVM; Google and Microsoft are stand-ins. */
record EmbeddedParts(
        EmbeddedKafka kafka,
        EmbeddedPostgres postgres,
        EmbeddedMail mail,
        EmbeddedOidc oidc,
        EmbeddedPartner google,
        EmbeddedPartner microsoft) {

    /** Starts all of them side by side; the startup closes them. */
    static EmbeddedParts start(Ports ports, Startup startup) {
        // Kafka takes longest.
        var kafka = startup.begin(Part.KAFKA, () -> kafka(ports), EmbeddedKafka::bootstrapServers);
        var postgres = startup.begin(
                Part.POSTGRESQL,
                () -> EmbeddedPostgres.start(ports.number(Port.POSTGRESQL)),
                _ -> ports.address(Port.POSTGRESQL));
        var mail = startup.begin(Part.MAIL, () -> mail(ports), EmbeddedParts::doors);
        var oidc = startup.begin(
                Part.OIDC, () -> EmbeddedOidc.start(ports.number(Port.OIDC), Sample.PEOPLE), EmbeddedOidc::issuerUrl);
        var google = startup.begin(
                Part.GOOGLE, () -> EmbeddedPartner.google(ports.number(Port.GOOGLE)), EmbeddedParts::consentPage);
        var microsoft = startup.begin(
                Part.MICROSOFT,
                () -> EmbeddedPartner.microsoft(ports.number(Port.MICROSOFT)),
                EmbeddedParts::consentPage);
        Startup.await(kafka, postgres, mail, oidc, google, microsoft);
        return new EmbeddedParts(
                kafka.join(),
                postgres.join(),
                mail.join(),
                oidc.join(),
                google.join().deliverInto(mail.join()),
                microsoft.join().deliverInto(mail.join()));
    }

    private static EmbeddedKafka kafka(Ports ports) {
        var kafka = EmbeddedKafka.start(EmbeddedKafka.Options.defaults()
                .withPort(ports.number(Port.KAFKA))
                .withoutAutoCreateTopics());
        LocalTopics.createIn(kafka);
        return kafka;
    }

    private static EmbeddedMail mail(Ports ports) {
        return EmbeddedMail.start(new EmbeddedMail.Ports(
                ports.number(Port.RELAY),
                ports.number(Port.SUBMISSION),
                ports.number(Port.SUBMISSIONS),
                ports.number(Port.IMAP),
                ports.number(Port.IMAPS)));
    }

    private static String consentPage(EmbeddedPartner partner) {
        return partner.uri(PartnerEndpoint.AUTHORIZATION);
    }

    private static String doors(EmbeddedMail mail) {
        return "relay %d, submission %d (STARTTLS) %d (TLS), IMAP %d (TLS)"
                .formatted(mail.relayPort(), mail.submissionPort(), mail.submissionsPort(), mail.imapsPort());
    }
}
