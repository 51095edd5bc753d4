@NullMarked
package dev.facteur.model.sender;

import org.jspecify.annotations.NullMarked;
