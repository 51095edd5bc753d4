@NullMarked
package dev.facteur.settings.check.imap;

import org.jspecify.annotations.NullMarked;
