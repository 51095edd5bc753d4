@NullMarked
package dev.facteur.settings.limit;

import org.jspecify.annotations.NullMarked;
