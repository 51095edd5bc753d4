package dev.facteur.fetch;

import dev.facteur.network.HostVerdict;

/** How a fetch can fail. No variant holds a URL: those may be signed. */
public sealed interface FetchFault {

    /** The server answered with something else than 200 or a redirect: 404, 403, 503… */
    record Status(int code) implements FetchFault {}

    /**
     * A host that must not be contacted, or that nobody knows. Whoever named it is told the same in both cases.
     *
     * @param verdict for the operator's log, and for who wants to try again a name that was not found
     */
    record HostRefused(HostVerdict.Refused verdict) implements FetchFault {}

    /**
     * The URL, or one that it redirects to, is none that is fetched: not {@code https} where that is wanted, with a user
     * name, without a host, from {@code https} down to {@code http}.
     */
    record UrlRefused() implements FetchFault {}

    record TooManyRedirects() implements FetchFault {}

    /** More bytes than allowed, by announcement or by count. */
    record TooLarge() implements FetchFault {}

    /** Compressed although we had asked for the plain bytes: what a few of them unfold to, nobody knows. */
    record Encoded() implements FetchFault {}

    record TimedOut() implements FetchFault {}

    /** No certificate for this host by an authority we trust, or no common protocol. */
    record TlsFailure() implements FetchFault {}

    /** No connection, or one that broke, or no HTTP. */
    record Unreachable() implements FetchFault {}
}
