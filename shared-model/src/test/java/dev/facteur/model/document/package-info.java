@NullMarked
package dev.facteur.model.document;

import org.jspecify.annotations.NullMarked;
