/** Kafka, PostgreSQL, mail and OIDC servers that start in this JVM on free ports and leave nothing behind. */
@NullMarked
package dev.facteur.embedded;

import org.jspecify.annotations.NullMarked;
