@NullMarked
package dev.facteur.network;

import org.jspecify.annotations.NullMarked;
