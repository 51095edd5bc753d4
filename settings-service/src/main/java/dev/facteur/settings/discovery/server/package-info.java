/** Mail servers that may be proposed: found somewhere, and guarded before anybody hears of them. */
@NullMarked
package dev.facteur.settings.discovery.server;

import org.jspecify.annotations.NullMarked;
