/** Whether a domain's DNS speaks for the relay, where it sends as its users. */
@NullMarked
package dev.facteur.settings.check.domain;

import org.jspecify.annotations.NullMarked;
