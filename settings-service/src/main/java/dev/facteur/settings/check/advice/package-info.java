/** What would be better otherwise, and stops nobody. */
@NullMarked
package dev.facteur.settings.check.advice;

import org.jspecify.annotations.NullMarked;
