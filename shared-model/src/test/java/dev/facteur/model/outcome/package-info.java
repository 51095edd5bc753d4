@NullMarked
package dev.facteur.model.outcome;

import org.jspecify.annotations.NullMarked;
