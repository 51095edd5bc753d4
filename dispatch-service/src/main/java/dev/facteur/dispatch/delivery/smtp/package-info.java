@NullMarked
package dev.facteur.dispatch.delivery.smtp;

import org.jspecify.annotations.NullMarked;
