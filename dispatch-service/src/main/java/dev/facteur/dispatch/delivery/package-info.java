@NullMarked
package dev.facteur.dispatch.delivery;

import org.jspecify.annotations.NullMarked;
