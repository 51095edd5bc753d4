@NullMarked
package dev.facteur.dispatch.intake.profiles;

import org.jspecify.annotations.NullMarked;
