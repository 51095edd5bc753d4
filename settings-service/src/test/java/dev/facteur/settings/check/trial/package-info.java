@NullMarked
package dev.facteur.settings.check.trial;

import org.jspecify.annotations.NullMarked;
