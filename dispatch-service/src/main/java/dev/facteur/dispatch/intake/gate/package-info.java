@NullMarked
package dev.facteur.dispatch.intake.gate;

import org.jspecify.annotations.NullMarked;
