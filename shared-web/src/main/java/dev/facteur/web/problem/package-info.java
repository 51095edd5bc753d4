/** Problems (RFC 9457): their names, texts and documentation. Each service has an enum of its own ones. */
@NullMarked
package dev.facteur.web.problem;

import org.jspecify.annotations.NullMarked;
