package dev.facteur.model.outcome;

/** Who can mend it: the person whose document it is, the back-end that asked, or the operator of Facteur. */
public enum WhoActs {
    SENDER,
    CALLER,
    OPERATOR
}
