/** What went wrong, as RFC 9457 problems with faults at form fields, in the caller's language. */
@NullMarked
package dev.facteur.dispatch.problem;

import org.jspecify.annotations.NullMarked;
