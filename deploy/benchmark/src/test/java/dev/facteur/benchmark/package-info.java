@NullMarked
package dev.facteur.benchmark;

import org.jspecify.annotations.NullMarked;
