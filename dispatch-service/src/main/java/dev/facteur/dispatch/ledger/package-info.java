@NullMarked
package dev.facteur.dispatch.ledger;

import org.jspecify.annotations.NullMarked;
