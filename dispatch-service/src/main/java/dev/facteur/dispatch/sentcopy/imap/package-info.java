/** The edge to IMAP servers, the only place that knows Angus Mail. */
@NullMarked
package dev.facteur.dispatch.sentcopy.imap;

import org.jspecify.annotations.NullMarked;
