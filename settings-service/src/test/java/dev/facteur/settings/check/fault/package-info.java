@NullMarked
package dev.facteur.settings.check.fault;

import org.jspecify.annotations.NullMarked;
