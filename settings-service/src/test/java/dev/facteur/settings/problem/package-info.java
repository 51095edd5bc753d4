@NullMarked
package dev.facteur.settings.problem;

import org.jspecify.annotations.NullMarked;
