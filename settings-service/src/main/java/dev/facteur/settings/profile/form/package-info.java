/** What a person submits, and how it becomes a valid draft or faults at fields. */
@NullMarked
package dev.facteur.settings.profile.form;

import org.jspecify.annotations.NullMarked;
