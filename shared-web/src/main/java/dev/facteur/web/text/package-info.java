/** What people read, in their language. */
@NullMarked
package dev.facteur.web.text;

import org.jspecify.annotations.NullMarked;
