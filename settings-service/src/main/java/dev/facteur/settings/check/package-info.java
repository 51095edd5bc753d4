/** The staged probe of a mailbox: sends nothing, saves nothing, says which field to correct. */
@NullMarked
package dev.facteur.settings.check;

import org.jspecify.annotations.NullMarked;
