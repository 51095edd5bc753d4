@NullMarked
package dev.facteur.dispatch.delivery.gmail;

import org.jspecify.annotations.NullMarked;
