@NullMarked
package dev.facteur.embedded.sink;

import org.jspecify.annotations.NullMarked;
