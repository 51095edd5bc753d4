package dev.facteur.settings.check.domain;

import java.util.List;
import java.util.Optional;

/** Asks DNS for TXT records. Tests answer themselves. */
@FunctionalInterface
interface TextRecords {
    /** The texts at this name, perhaps none; empty if DNS does not answer, or not properly. */
    Optional<List<String>> at(String name);
}
