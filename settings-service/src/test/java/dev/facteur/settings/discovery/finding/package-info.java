@NullMarked
package dev.facteur.settings.discovery.finding;

import org.jspecify.annotations.NullMarked;
