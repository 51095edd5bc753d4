@NullMarked
package dev.facteur.dispatch.lane.budget;

import org.jspecify.annotations.NullMarked;
