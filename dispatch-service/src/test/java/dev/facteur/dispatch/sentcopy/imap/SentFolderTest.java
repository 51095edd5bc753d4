package dev.facteur.dispatch.sentcopy.imap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.dispatch.testsupport.AnsweringImapServer;
import dev.facteur.embedded.TestAuthority;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class SentFolderTest {
    private static final TestAuthority AUTHORITY = TestAuthority.create();
    private static final String CREATE = "CREATE ";

    /** Dovecot 2.3.19 with its default folders, word for word. */
    private static final Map<String, List<String>> DOVECOT = Map.of(
            "CAPABILITY",
            List.of("* CAPABILITY IMAP4rev1 SASL-IR NAMESPACE LITERAL+ SPECIAL-USE AUTH=PLAIN", "OK Listed."),
            "NAMESPACE",
            List.of("* NAMESPACE ((\"\" \"/\")) NIL NIL", "OK Namespace completed (0.001 + 0.000 secs)."),
            "LIST",
            List.of("* LIST (\\HasNoChildren) \"/\" INBOX", "OK List completed (0.002 + 0.000 + 0.001 secs)."),
            CREATE + "/Sent",
            List.of("NO [CANNOT] Invalid mailbox name: Begins with hierarchy separator (0.001 + 0.000 secs)."));

    @Test
    void aFolderThatIsMadeIsNotBelowASlash() throws IOException, MessagingException {
        try (var server = new AnsweringImapServer(AUTHORITY, "* OK Dovecot (Debian) ready.", DOVECOT);
                Store store = connected(server)) {
            SentFolder.open(store, Optional.empty());

            assertThat(server.commands())
                    .filteredOn(command -> command.startsWith(CREATE))
                    .containsExactly("CREATE Sent");
        }
    }

    private static Store connected(AnsweringImapServer server) throws MessagingException {
        Properties properties = new Properties();
        properties.put("mail.imaps.ssl.socketFactory", AUTHORITY.clientContext().getSocketFactory());
        properties.put("mail.imaps.timeout", "10000");
        Store store = Session.getInstance(properties).getStore("imaps");
        store.connect("localhost", server.port(), "jeanne", "secret");
        return store;
    }
}
