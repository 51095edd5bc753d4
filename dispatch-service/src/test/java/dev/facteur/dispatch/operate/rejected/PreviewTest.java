package dev.facteur.dispatch.operate.rejected;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PreviewTest {
    @Test
    void whatIsNoTextIsToldByItsFirstBytes() {
        byte[] gzip = {0x1F, (byte) 0x8B, 8, 0, 1, 2, 3};

        Preview preview = Preview.of(gzip);

        assertThat(preview.looks()).isEqualTo(Preview.Looks.GZIP);
        assertThat(preview.hex()).contains("1f 8b 08 00 01 02 03");
        assertThat(preview.text()).isEmpty();
        assertThat(Preview.of(new byte[] {0, 0, 0, 0, 7, 2, 2}).looks()).isEqualTo(Preview.Looks.AVRO);
        assertThat(Preview.of(new byte[] {0}).looks()).isEqualTo(Preview.Looks.BINARY);
        assertThat(Preview.of(new byte[0]).looks()).isEqualTo(Preview.Looks.NOTHING);
    }

    @Test
    void anotherCharacterSetIsToldByWhereItBegins() {
        byte[] latin = "{\"subject\":\"Événement\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(Preview.of(latin).notUtf8From()).contains("{\"subject\":\"".length());
        assertThat(Preview.of("{}".getBytes(Charset.forName("UTF-16"))).text()).isEmpty();
    }

    @Test
    void aFileInARequestIsHiddenAndTakesNoRoom() {
        String large = "{\"requestId\":\"r\",\"attachments\":[{\"content\":\"" + "QUJD".repeat(1_000_000) + "\"}]}";

        Preview preview = Preview.of(large.getBytes(StandardCharsets.UTF_8));

        assertThat(preview.text()).contains("{\"requestId\":\"r\",\"attachments\":[{\"content\":\"⟦1·4000000⟧\"}]}");
        assertThat(preview.isCut()).isFalse();
    }

    @Test
    void whatIsLongAllTheSameIsCut() {
        Preview preview = Preview.of("[] ".repeat(20_000).getBytes(StandardCharsets.UTF_8));

        assertThat(preview.isCut()).isTrue();
        assertThat(preview.text().orElseThrow()).hasSize(24_000);
    }

    @Test
    void aTextWithControlCharactersIsNone() {
        assertThat(Preview.of("{\"a\":\"\u001b[2J\"}".getBytes(StandardCharsets.UTF_8))
                        .text())
                .isEmpty();
    }
}
