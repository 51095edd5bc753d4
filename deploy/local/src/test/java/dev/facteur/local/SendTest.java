package dev.facteur.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.facteur.model.document.Attachment;
import dev.facteur.model.document.SendDocument;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SendTest {
    @TempDir
    Path directory;

    @Test
    void theFileIsAttachedUnderItsNameAndType() throws IOException {
        Path file = Files.write(directory.resolve("Devis été.pdf"), Sample.invoicePdf());

        SendDocument request = Send.request(options(file));

        Attachment attachment = request.attachments().getFirst();
        assertThat(attachment.fileName()).hasToString("Devis été.pdf");
        assertThat(attachment.contentType()).hasToString("application/pdf");
        assertThat(attachment.size()).isEqualTo(Sample.invoicePdf().length);
        assertThat(request.subject()).isEqualTo("Devis été.pdf");
    }

    @Test
    void aFileThatIsNotThereIsTold() {
        Path file = directory.resolve("none.pdf");
        assertThatThrownBy(() -> Send.request(options(file)))
                .isInstanceOf(CannotRun.class)
                .hasMessage("There is no file " + file + ".");
    }

    @Test
    void aFileThatIsTooBigIsToldWithBothSizes() throws IOException {
        Path file = directory.resolve("big.pdf");
        try (var big = new RandomAccessFile(file.toFile(), "rw")) {
            big.setLength(SendDocument.MAX_INLINE_BYTES + 1);
        }
        assertThatThrownBy(() -> Send.request(options(file)))
                .isInstanceOf(CannotRun.class)
                .hasMessage("%s has 8,388,609 bytes; a request carries 8,388,608 at most.", file);
    }

    @Test
    void anEmptyFileIsTold() throws IOException {
        Path file = Files.createFile(directory.resolve("empty.pdf"));
        assertThatThrownBy(() -> Send.request(options(file)))
                .isInstanceOf(CannotRun.class)
                .hasMessage(file + " cannot be sent: content must not be empty.");
    }

    private static SendOptions options(Path file) {
        return SendOptions.parse(new String[] {file.toString(), "--to", "client@example.org"});
    }
}
