/** Deliveries that are looked for: by whom, by which filter, page by page. */
@NullMarked
package dev.facteur.dispatch.operate.search;

import org.jspecify.annotations.NullMarked;
