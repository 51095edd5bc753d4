@NullMarked
package dev.facteur.dispatch.ledger.claiming;

import org.jspecify.annotations.NullMarked;
