@NullMarked
package dev.facteur.dispatch.intake;

import org.jspecify.annotations.NullMarked;
