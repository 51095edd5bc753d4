@NullMarked
package dev.facteur.fetch;

import org.jspecify.annotations.NullMarked;
