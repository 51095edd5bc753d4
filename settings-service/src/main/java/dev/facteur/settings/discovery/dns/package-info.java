/** What a domain's name servers tell of its mail: SRV, and MX. */
@NullMarked
package dev.facteur.settings.discovery.dns;

import org.jspecify.annotations.NullMarked;
