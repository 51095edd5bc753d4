@NullMarked
package dev.facteur.model;

import org.jspecify.annotations.NullMarked;
