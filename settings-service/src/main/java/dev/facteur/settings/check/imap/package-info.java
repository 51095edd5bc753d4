/** Signs in to an IMAP server and looks for the folder for sent mail, without leaving anything behind. */
@NullMarked
package dev.facteur.settings.check.imap;

import org.jspecify.annotations.NullMarked;
