@NullMarked
package dev.facteur.settings.check;

import org.jspecify.annotations.NullMarked;
