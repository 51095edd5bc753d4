@NullMarked
package dev.facteur.embedded.partner.sending;

import org.jspecify.annotations.NullMarked;
