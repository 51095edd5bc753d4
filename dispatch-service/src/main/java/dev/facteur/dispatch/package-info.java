@NullMarked
package dev.facteur.dispatch;

import org.jspecify.annotations.NullMarked;
