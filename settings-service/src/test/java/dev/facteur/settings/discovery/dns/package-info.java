@NullMarked
package dev.facteur.settings.discovery.dns;

import org.jspecify.annotations.NullMarked;
