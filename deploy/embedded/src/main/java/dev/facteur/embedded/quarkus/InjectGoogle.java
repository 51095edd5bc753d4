package dev.facteur.embedded.quarkus;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Gives a test the stand-in for Google, in a field of type {@link dev.facteur.embedded.partner.EmbeddedPartner}. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface InjectGoogle {}
