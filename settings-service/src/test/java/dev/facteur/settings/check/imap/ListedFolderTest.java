package dev.facteur.settings.check.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListedFolderTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            * LIST (\\HasNoChildren) "/" INBOX                                     | INBOX                  | INBOX
            * LIST (\\HasNoChildren \\Sent) "/" "[Gmail]/Messages envoy&AOk-s"     | [Gmail]/Messages envoyés | Messages envoyés
            * LIST () "." INBOX.Sent                                               | INBOX.Sent             | Sent
            * list () NIL "a \\"quoted\\" name"                                    | a "quoted" name        | a "quoted" name
            * LIST () "\\\\" "A\\\\B"                                              | A\\B                   | B
            * LIST (\\HasNoChildren) "/" "Sent" ("CHILDINFO" ("SUBSCRIBED"))       | Sent                   | Sent
            * XLIST (\\Sent) "/" "OUTBOX"                                          | OUTBOX                 | OUTBOX
            """)
    void readsNames(String response, String fullName, String name) {
        ListedFolder folder = ListedFolder.in(response).orElseThrow();

        assertThat(folder.fullName()).isEqualTo(fullName);
        assertThat(folder.name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "* OK Still here",
                "* LIST",
                "* LIST (\\Sent)",
                "* LIST (\\Sent) \"/\"",
                "* LIST (\\Sent) \"/\" \"not ended",
                "* LSUB () \"/\" INBOX"
            })
    void passesOverEverythingElse(String response) {
        assertThat(ListedFolder.in(response)).isEmpty();
    }

    @Test
    void passesOverNamesNobodyUses() {
        assertThat(ListedFolder.in("* LIST () \"/\" \"" + "\\a".repeat(30_000) + "\""))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\Noselect", "\\NOSELECT", "\\NonExistent"})
    void someHoldNoMessages(String attribute) {
        assertThat(new ListedFolder("[Gmail]", "/", List.of(attribute)).isSelectable())
                .isFalse();
    }
}
