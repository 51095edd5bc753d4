@NullMarked
package dev.facteur.dispatch.lane;

import org.jspecify.annotations.NullMarked;
