/** The page of operators: one component, signed in by the code flow. */
@NullMarked
package dev.facteur.dispatch.page;

import org.jspecify.annotations.NullMarked;
