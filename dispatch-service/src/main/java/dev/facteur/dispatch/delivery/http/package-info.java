@NullMarked
package dev.facteur.dispatch.delivery.http;

import org.jspecify.annotations.NullMarked;
