/** The whole product on one machine: starts it, shows its main job, sends a document of one's own. */
@NullMarked
package dev.facteur.local;

import org.jspecify.annotations.NullMarked;
