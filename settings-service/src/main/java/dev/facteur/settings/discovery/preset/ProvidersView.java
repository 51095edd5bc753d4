package dev.facteur.settings.discovery.preset;

import dev.facteur.model.provider.MailProviders;
import dev.facteur.web.text.Language;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All of them. */
@Schema(name = "MailProviders")
record ProvidersView(List<ProviderView> providers) {
    static ProvidersView in(Language language) {
        return new ProvidersView(MailProviders.bundled().all().stream()
                .map(provider -> ProviderView.of(provider, language))
                .toList());
    }

    static final String EXAMPLE = """
            {"providers": [
              {"id": "free", "name": "Free", "domains": ["free.fr", "libertysurf.fr"],
               "smtp": [{"host": "smtp.free.fr", "port": 465, "security": "TLS"}],
               "imap": [{"host": "imap.free.fr", "port": 993, "security": "TLS"}],
               "username": "LOCAL_PART", "imapUsername": "LOCAL_PART",
               "password": "ACCOUNT", "takesPasswords": true, "imapByDefault": true, "copyToSent": true,
               "advice": [
                 {"code": "ENABLE_FIRST",
                  "message": "Free refuses mail programs at first: allow them in the settings of the mailbox."},
                 {"code": "LOCAL_PART_AS_USERNAME", "message": "The user name is the part of the address before the @."}
               ]}]}""";
}
