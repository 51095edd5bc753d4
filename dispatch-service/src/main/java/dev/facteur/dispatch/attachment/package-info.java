/** Attachments by reference: fetched and checked before any mail server is contacted. */
@NullMarked
package dev.facteur.dispatch.attachment;

import org.jspecify.annotations.NullMarked;
