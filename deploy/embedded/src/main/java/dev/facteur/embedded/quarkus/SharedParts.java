package dev.facteur.embedded.quarkus;

import dev.facteur.embedded.EmbeddedKafka;
import dev.facteur.embedded.EmbeddedMail;
import dev.facteur.embedded.EmbeddedOidc;
import dev.facteur.embedded.EmbeddedPostgres;
import dev.facteur.embedded.KafkaPart;
import dev.facteur.embedded.MailPart;
import dev.facteur.embedded.OidcPart;
import dev.facteur.embedded.PostgresPart;
import java.util.function.Supplier;

/** One of each part for all tests of this JVM, started when first asked for, closed when the JVM ends. */
final class SharedParts {

    private static final Supplier<KafkaPart> KAFKA = new Once<>(EmbeddedKafka::start);
    private static final Supplier<PostgresPart> POSTGRES = new Once<>(EmbeddedPostgres::start);
    private static final Supplier<MailPart> MAIL = new Once<>(EmbeddedMail::start);
    private static final Supplier<OidcPart> OIDC = new Once<>(EmbeddedOidc::start);

    private SharedParts() {}

    static KafkaPart kafka() {
        return KAFKA.get();
    }

    static PostgresPart postgres() {
        return POSTGRES.get();
    }

    static MailPart mail() {
        return MAIL.get();
    }

    static OidcPart oidc() {
        return OIDC.get();
    }
}
