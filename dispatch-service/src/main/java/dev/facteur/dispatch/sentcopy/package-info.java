/** The copy in the sender's Sent folder: a step of its own after a message was accepted, never a second mail. */
@NullMarked
package dev.facteur.dispatch.sentcopy;

import org.jspecify.annotations.NullMarked;
