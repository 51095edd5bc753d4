@NullMarked
package dev.facteur.dispatch.ledger.waiting;

import org.jspecify.annotations.NullMarked;
