@NullMarked
package dev.facteur.dispatch.network;

import org.jspecify.annotations.NullMarked;
