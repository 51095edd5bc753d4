package dev.facteur.dispatch.attachment;

import dev.facteur.dispatch.compose.FileSource;
import dev.facteur.model.document.Attachment;
import java.util.Map;

/** The files of one document, kept until it is sent. */
public final class FetchedFiles implements AutoCloseable {
    static final FetchedFiles NONE = new FetchedFiles(Map.of(), () -> {});

    private final Map<Attachment.ByReference, StoredFile> files;
    private final Runnable afterwards;

    /** @param afterwards run once they are closed */
    FetchedFiles(Map<Attachment.ByReference, StoredFile> files, Runnable afterwards) {
        this.files = Map.copyOf(files);
        this.afterwards = afterwards;
    }

    public Map<Attachment.ByReference, ? extends FileSource> byReference() {
        return files;
    }

    @Override
    public void close() {
        files.values().forEach(StoredFile::close);
        afterwards.run();
    }
}
