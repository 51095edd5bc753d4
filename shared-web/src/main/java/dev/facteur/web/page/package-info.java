/**
 * What the page of a service needs to be signed in by the code flow: its session, which counts nowhere else, the token its
 * scripts ask for, and what browsers are told to allow it. The service says the rest by a {@link dev.facteur.web.page.Page}.
 */
@NullMarked
package dev.facteur.web.page;

import org.jspecify.annotations.NullMarked;
