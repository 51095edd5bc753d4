@NullMarked
package dev.facteur.dispatch.report;

import org.jspecify.annotations.NullMarked;
