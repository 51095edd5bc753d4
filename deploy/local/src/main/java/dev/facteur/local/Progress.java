package dev.facteur.local;

import java.time.Duration;

/** What a person sees while the parts come up. */
interface Progress extends AutoCloseable {
    void began(Part part);

    void ready(Part part, Duration took, String where);

    void failed(Part part);

    /** Nothing more will come. */
    @Override
    void close();
}
