/** The REST API for operators, and for people about their own deliveries. */
@NullMarked
package dev.facteur.dispatch.operate;

import org.jspecify.annotations.NullMarked;
