@NullMarked
package dev.facteur.embedded;

import org.jspecify.annotations.NullMarked;
