@NullMarked
package dev.facteur.dispatch.delivery.microsoft;

import org.jspecify.annotations.NullMarked;
