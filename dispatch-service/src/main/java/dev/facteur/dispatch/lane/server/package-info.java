@NullMarked
package dev.facteur.dispatch.lane.server;

import org.jspecify.annotations.NullMarked;
