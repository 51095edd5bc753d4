@NullMarked
package dev.facteur.embedded.quarkus;

import org.jspecify.annotations.NullMarked;
