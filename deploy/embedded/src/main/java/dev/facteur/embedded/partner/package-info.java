/** Google and Microsoft, faithful in what a client can see of them. */
@NullMarked
package dev.facteur.embedded.partner;

import org.jspecify.annotations.NullMarked;
