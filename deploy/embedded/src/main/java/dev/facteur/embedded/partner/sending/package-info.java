/** Sending a message through Google or Microsoft by HTTP: the Gmail API and Microsoft Graph, and their refusals. */
@NullMarked
package dev.facteur.embedded.partner.sending;

import org.jspecify.annotations.NullMarked;
