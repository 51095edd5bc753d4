/** How far the taking of requests is behind. */
@NullMarked
package dev.facteur.dispatch.intake.lag;

import org.jspecify.annotations.NullMarked;
