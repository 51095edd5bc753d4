package dev.facteur.settings.check.imap;

import dev.facteur.settings.check.trial.Trouble;
import dev.facteur.submission.meaning.imap.ImapReply;
import dev.facteur.submission.meaning.imap.ImapStage;
import java.io.IOException;

/** Carries trouble from the wire up to the door of the conversation, where it becomes a value. */
final class ImapEnded extends IOException {
    private static final long serialVersionUID = 1;

    private final transient Trouble trouble;

    ImapEnded(Trouble trouble) {
        super(trouble.getClass().getSimpleName());
        this.trouble = trouble;
    }

    Trouble trouble() {
        return trouble;
    }

    /** Some servers repeat what they refuse. */
    ImapEnded without(String secret) {
        return trouble instanceof Trouble.ImapRefused(ImapStage stage, ImapReply reply)
                ? new ImapEnded(new Trouble.ImapRefused(
                        stage,
                        new ImapReply(reply.status(), reply.code(), reply.text().replace(secret, "…"))))
                : this;
    }
}
