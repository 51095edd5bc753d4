/** What people do to deliveries: cancel, settle, send again. */
@NullMarked
package dev.facteur.dispatch.operate.act;

import org.jspecify.annotations.NullMarked;
