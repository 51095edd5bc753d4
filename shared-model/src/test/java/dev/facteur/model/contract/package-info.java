@NullMarked
package dev.facteur.model.contract;

import org.jspecify.annotations.NullMarked;
