@NullMarked
package dev.facteur.settings.connection.provider;

import org.jspecify.annotations.NullMarked;
