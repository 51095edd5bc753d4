/** What people read, in their language. */
@NullMarked
package dev.facteur.dispatch.text;

import org.jspecify.annotations.NullMarked;
