/** How often a person may have others contacted. */
@NullMarked
package dev.facteur.settings.limit;

import org.jspecify.annotations.NullMarked;
