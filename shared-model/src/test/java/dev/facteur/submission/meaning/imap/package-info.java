@NullMarked
package dev.facteur.submission.meaning.imap;

import org.jspecify.annotations.NullMarked;
