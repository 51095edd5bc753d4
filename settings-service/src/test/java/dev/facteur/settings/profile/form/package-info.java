@NullMarked
package dev.facteur.settings.profile.form;

import org.jspecify.annotations.NullMarked;
