@NullMarked
package dev.facteur.settings.discovery.server;

import org.jspecify.annotations.NullMarked;
