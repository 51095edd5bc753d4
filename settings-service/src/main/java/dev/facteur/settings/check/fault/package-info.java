/** What went wrong, as faults at fields of the form, with the values that would work. */
@NullMarked
package dev.facteur.settings.check.fault;

import org.jspecify.annotations.NullMarked;
