package dev.facteur.settings.check.trial;

import java.security.cert.X509Certificate;
import java.util.Optional;

/** What a probe has found. */
public sealed interface Finding {

    /**
     * It works.
     *
     * @param certificate what the server showed
     * @param deferred whether the server wanted the trial recipient to be tried again later
     * @param folder for sent mail, if one was looked for and found
     * @param filesCopies whether the server is known to file sent mail by itself
     */
    record Works(Optional<X509Certificate> certificate, boolean deferred, Optional<String> folder, boolean filesCopies)
            implements Finding {}

    /**
     * It does not work.
     *
     * @param other a door of the same host that opens, where the given one does not
     * @param silent whether not one port of this host takes a connection
     */
    record Failed(Trouble trouble, Optional<Door> other, boolean silent) implements Finding {
        public Failed(Trouble trouble) {
            this(trouble, Optional.empty(), false);
        }

        public static <C> Failed at(Entry.Shut<C> shut) {
            return new Failed(shut.trouble(), shut.other(), shut.silent());
        }
    }

    /** As far as one gets without logging in: the other server has refused the same login. */
    record NotLoggedIn() implements Finding {}
}
