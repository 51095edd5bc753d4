@NullMarked
package dev.facteur.embedded.partner;

import org.jspecify.annotations.NullMarked;
