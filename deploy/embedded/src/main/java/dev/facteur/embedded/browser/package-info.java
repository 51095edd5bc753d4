/** Tests in the browser of the machine: what a person sees, and what the browser complains of. */
@NullMarked
package dev.facteur.embedded.browser;

import org.jspecify.annotations.NullMarked;
