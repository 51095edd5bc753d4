@NullMarked
package dev.facteur.settings.discovery.autoconfig;

import org.jspecify.annotations.NullMarked;
