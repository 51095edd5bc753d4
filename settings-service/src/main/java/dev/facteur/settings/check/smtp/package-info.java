/** Goes as far with a submission server as one can without sending anything. */
@NullMarked
package dev.facteur.settings.check.smtp;

import org.jspecify.annotations.NullMarked;
