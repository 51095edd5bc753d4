/** What is measured: the services as they are shipped, the people and processes that use them, and what they take of the machine. */
@NullMarked
package dev.facteur.benchmark.subject;

import org.jspecify.annotations.NullMarked;
