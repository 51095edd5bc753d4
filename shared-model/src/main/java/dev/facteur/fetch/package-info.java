/**
 * Fetches URLs that users name, without being led inside. The only package here that needs Apache's HttpClient, which is
 * optional: a service that fetches declares it.
 */
@NullMarked
package dev.facteur.fetch;

import org.jspecify.annotations.NullMarked;
