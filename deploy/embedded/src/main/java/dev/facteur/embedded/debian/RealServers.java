package dev.facteur.embedded.debian;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests against {@link PostfixAndDovecot}: run with {@code -Preal-servers} where the Debian packages are installed. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RealServersCondition.class)
public @interface RealServers {}
