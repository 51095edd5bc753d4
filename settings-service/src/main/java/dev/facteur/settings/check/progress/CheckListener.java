package dev.facteur.settings.check.progress;

/** Hears how far a check has come, from the threads that check, SMTP and IMAP side by side: it must not make them wait. */
@FunctionalInterface
public interface CheckListener {
    CheckListener NOBODY = step -> {};

    void hear(CheckStep step);
}
