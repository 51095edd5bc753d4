@NullMarked
package dev.facteur.settings.check.domain;

import org.jspecify.annotations.NullMarked;
