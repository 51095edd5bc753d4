/** Files in which a provider, or Thunderbird's database for it, describes its servers. */
@NullMarked
package dev.facteur.settings.discovery.autoconfig;

import org.jspecify.annotations.NullMarked;
