/** Which hosts a service may contact, and whose certificates it trusts. Knows the JDK only. */
@NullMarked
package dev.facteur.network;

import org.jspecify.annotations.NullMarked;
