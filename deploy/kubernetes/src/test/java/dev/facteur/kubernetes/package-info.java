/** Holds the manifests to the schemas of what reads them, and to the services. */
@NullMarked
package dev.facteur.kubernetes;

import org.jspecify.annotations.NullMarked;
