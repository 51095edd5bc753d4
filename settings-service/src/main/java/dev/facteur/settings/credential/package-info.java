/** Hands the credential of a sender to dispatch-service; the only way by which a secret leaves. */
@NullMarked
package dev.facteur.settings.credential;

import org.jspecify.annotations.NullMarked;
