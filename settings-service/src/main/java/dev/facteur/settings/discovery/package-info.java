/** Finds the servers of a mailbox from its address: presets, autoconfig, SRV, MX, and a guess. */
@NullMarked
package dev.facteur.settings.discovery;

import org.jspecify.annotations.NullMarked;
