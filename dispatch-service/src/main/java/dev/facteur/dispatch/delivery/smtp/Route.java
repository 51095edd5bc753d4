package dev.facteur.dispatch.delivery.smtp;

import dev.facteur.submission.Login;
import dev.facteur.submission.SubmissionServer;

/** Which server a message is submitted to, and as whom. Equal routes share connections. */
record Route(SubmissionServer server, Login login, Owner owner) {

    /** Whose server it is decides who must act when it refuses. */
    enum Owner {
        /** Ours: a refused login there is never a sender's fault. */
        OPERATOR,
        SENDER
    }

    @Override
    public String toString() {
        return server + " of " + owner;
    }
}
