/** The conversation with a provider: codes and refresh tokens for access tokens, ID tokens, revocation. */
@NullMarked
package dev.facteur.settings.connection.oauth;

import org.jspecify.annotations.NullMarked;
