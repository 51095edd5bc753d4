/** Getting in: a server's door (port and security), its siblings, turns at the login, and how that can fail. */
@NullMarked
package dev.facteur.settings.check.trial;

import org.jspecify.annotations.NullMarked;
