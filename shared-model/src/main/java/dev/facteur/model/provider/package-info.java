/** What is known of mail providers without asking anybody. */
@NullMarked
package dev.facteur.model.provider;

import org.jspecify.annotations.NullMarked;
