/** What is measured, one class for each thing a user does. */
@NullMarked
package dev.facteur.benchmark.scenario;

import org.jspecify.annotations.NullMarked;
