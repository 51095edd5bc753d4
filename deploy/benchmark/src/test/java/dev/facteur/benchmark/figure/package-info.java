@NullMarked
package dev.facteur.benchmark.figure;

import org.jspecify.annotations.NullMarked;
