@NullMarked
package dev.facteur.dispatch.compose;

import org.jspecify.annotations.NullMarked;
