package dev.facteur.model.sender;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentFoldersTest {
    private static SentFolders.Folder folder(String fullName, String... attributes) {
        String name = fullName.substring(Math.max(fullName.lastIndexOf('.'), fullName.lastIndexOf('/')) + 1);
        return new SentFolders.Folder(fullName, name, List.of(attributes));
    }

    @Test
    void theSpecialUseWinsOverNames() {
        assertThat(SentFolders.find(List.of(folder("Sent"), folder("Archiv", "\\HasNoChildren", "\\sent"))))
                .contains("Archiv");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sent",
                "INBOX.Sent",
                "Éléments envoyés",
                "[Gmail]/Messages envoyés",
                "Gesendete Elemente",
                "Posta inviata",
                "OUTBOX",
                "보낸 편지함"
            })
    void findsItByItsName(String fullName) {
        assertThat(SentFolders.find(List.of(folder("INBOX"), folder(fullName)))).contains(fullName);
    }

    @ParameterizedTest
    @CsvSource({"Sent to clients", "Brouillons", "Resent"})
    void isNotTakenInBySimilarNames(String fullName) {
        assertThat(SentFolders.find(List.of(folder("INBOX"), folder(fullName)))).isEmpty();
    }

    @Test
    void passesOverWhatHoldsNoMessages() {
        assertThat(SentFolders.find(List.of(folder("Sent", "\\Noselect"), folder("Sent/Sent Items"))))
                .contains("Sent/Sent Items");
    }

    @Test
    void readsDecomposedAccentsToo() {
        assertThat(SentFolders.find(List.of(folder("Envoye\u0301s")))).isPresent();
    }
}
