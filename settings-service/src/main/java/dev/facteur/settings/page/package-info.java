/** The page of this service for whoever has no front-end of their own: the components, a section at each address. */
@NullMarked
package dev.facteur.settings.page;

import org.jspecify.annotations.NullMarked;
