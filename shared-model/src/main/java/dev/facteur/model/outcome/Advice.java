package dev.facteur.model.outcome;

import dev.facteur.model.Fields;

/** Something that may lead a mail into spam. It never blocks a document. The code is stable, the sentence is not. */
public record Advice(String code, String message) {
    public Advice {
        code = Fields.require("code", code);
        message = Fields.require("message", message);
    }
}
