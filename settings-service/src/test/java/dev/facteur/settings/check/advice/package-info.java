@NullMarked
package dev.facteur.settings.check.advice;

import org.jspecify.annotations.NullMarked;
