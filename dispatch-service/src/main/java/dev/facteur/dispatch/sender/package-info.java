@NullMarked
package dev.facteur.dispatch.sender;

import org.jspecify.annotations.NullMarked;
