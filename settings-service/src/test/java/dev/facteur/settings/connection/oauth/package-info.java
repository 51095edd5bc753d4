@NullMarked
package dev.facteur.settings.connection.oauth;

import org.jspecify.annotations.NullMarked;
