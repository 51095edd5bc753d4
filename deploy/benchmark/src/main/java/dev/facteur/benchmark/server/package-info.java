/** Mail servers good and bad, and what a bare client makes of them. */
@NullMarked
package dev.facteur.benchmark.server;

import org.jspecify.annotations.NullMarked;
