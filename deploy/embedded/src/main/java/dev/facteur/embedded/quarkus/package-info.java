/** The parts as Quarkus test resources: each sets the ordinary configuration and gives itself to annotated test fields. */
@NullMarked
package dev.facteur.embedded.quarkus;

import org.jspecify.annotations.NullMarked;
