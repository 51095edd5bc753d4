/**
 * The page of this service for whoever has no front-end of their own: the components, signed in by the code flow. The
 * interface stays with bearer tokens; the page fetches one for them.
 */
@NullMarked
package dev.facteur.settings.page;

import org.jspecify.annotations.NullMarked;
