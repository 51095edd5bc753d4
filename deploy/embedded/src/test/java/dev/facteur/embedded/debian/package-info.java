@NullMarked
package dev.facteur.embedded.debian;

import org.jspecify.annotations.NullMarked;
