@NullMarked
package dev.facteur.dispatch.ledger.settling;

import org.jspecify.annotations.NullMarked;
