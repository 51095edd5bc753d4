@NullMarked
package dev.facteur.settings.credential.vault;

import org.jspecify.annotations.NullMarked;
