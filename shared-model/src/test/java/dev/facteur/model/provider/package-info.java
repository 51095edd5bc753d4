@NullMarked
package dev.facteur.model.provider;

import org.jspecify.annotations.NullMarked;
