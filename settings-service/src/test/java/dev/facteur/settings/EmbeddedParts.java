package dev.facteur.settings;

import dev.facteur.embedded.quarkus.KafkaResource;
import dev.facteur.embedded.quarkus.MailResource;
import dev.facteur.embedded.quarkus.OidcResource;
import dev.facteur.embedded.quarkus.PartnerResource;
import dev.facteur.embedded.quarkus.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Real servers in this JVM, the same for every test class; the service may contact them. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "settings"))
@QuarkusTestResource(OidcResource.class)
@QuarkusTestResource(
        value = MailResource.class,
        initArgs = {@ResourceArg(name = "quarkus.mailer.port", value = "relay-port")})
@QuarkusTestResource(PartnerResource.class)
@QuarkusTestResource(OddServersResource.class)
@QuarkusTestResource(NamesResource.class)
@QuarkusTestResource(KnownPortResource.class)
@interface EmbeddedParts {}
