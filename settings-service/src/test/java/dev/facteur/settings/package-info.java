@NullMarked
package dev.facteur.settings;

import org.jspecify.annotations.NullMarked;
