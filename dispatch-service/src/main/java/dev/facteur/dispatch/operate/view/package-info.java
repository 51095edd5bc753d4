/** Deliveries as people see them, in their language. */
@NullMarked
package dev.facteur.dispatch.operate.view;

import org.jspecify.annotations.NullMarked;
