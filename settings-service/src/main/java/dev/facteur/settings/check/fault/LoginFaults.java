package dev.facteur.settings.check.fault;

import dev.facteur.model.provider.MailProvider;
import dev.facteur.model.provider.PasswordKind;
import dev.facteur.model.provider.SentCopyBy;
import dev.facteur.model.provider.WhyNot;
import dev.facteur.settings.problem.Fault;
import dev.facteur.submission.meaning.FormField;
import dev.facteur.submission.meaning.Hint;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a provider wants of whoever logs in, added to its refusal. */
record LoginFaults(KnownServer server) {
    private static final String REFUSED = "CREDENTIALS_REFUSED";

    /** The refusals that a person can do something about. */
    static final Set<String> CODES = Set.of(
            REFUSED,
            "NO_PASSWORD_LOGIN",
            Hint.APP_PASSWORD_REQUIRED.name(),
            Hint.SIGN_IN_REQUIRED.name(),
            Hint.SMTP_AUTH_DISABLED.name(),
            Hint.WEB_LOGIN_REQUIRED.name(),
            Hint.PASSWORD_CHANGE_REQUIRED.name(),
            Hint.IMAP_DISABLED.name());

    /** Refusals of every password: a connected account sends all the same. */
    private static final Set<String> WITHOUT_PASSWORDS =
            Set.of(Hint.SIGN_IN_REQUIRED.name(), Hint.SMTP_AUTH_DISABLED.name());

    Fault refined(Fault fault, Given given) {
        MailProvider provider = server.provider();
        if (!provider.takesPasswords() || provider.password() == PasswordKind.SIGN_IN_ONLY) {
            return noPasswordsAt(provider, fault, given);
        }
        Fault helped = fault.helpedBy(page());
        if (WITHOUT_PASSWORDS.contains(fault.code())) {
            return byConnection(provider, helped, given);
        }
        if (!fault.code().equals(REFUSED)) {
            return helped;
        }
        if (server.wantsOtherUsernameThan(given)) {
            return otherUsername(fault, given);
        }
        return switch (provider.password()) {
            case APP_PASSWORD -> told(helped.named(Hint.APP_PASSWORD_REQUIRED.name(), words(fault)), "APP_PASSWORD");
            case APP_PASSWORD_WITH_TWO_FACTORS -> told(helped, "APP_PASSWORD_WITH_TWO_FACTORS");
            case MAIL_PROGRAM -> told(helped, "MAIL_PROGRAM_PASSWORD");
            case MAILBOX -> told(helped, "MAILBOX_PASSWORD");
            case ACCOUNT, SIGN_IN_ONLY -> provider.enableHelp().isPresent() ? told(helped, "ENABLE_FIRST") : helped;
        };
    }

    /** With any password it would be refused: it is the user name that is wrong. */
    private Fault otherUsername(Fault fault, Given given) {
        String field = given.form().pointer(FormField.USERNAME);
        String proper = server.usernameOf(given);
        return fault.movedTo(field)
                .named(
                        "USERNAME_" + server.username(),
                        words(fault),
                        server.provider().name(),
                        proper)
                .suggesting(Map.of(field, proper));
    }

    private Optional<URI> page() {
        return server.provider().passwordHelp().or(() -> server.provider().enableHelp());
    }

    private Fault told(Fault fault, String text) {
        return fault.advising(
                "provider." + text,
                server.provider().name(),
                server.provider().smtp().getFirst().host().value(),
                "");
    }

    /** Whatever is in the form: there is another way, or none. */
    static Fault noPasswordsAt(MailProvider provider, Fault fault, Given given) {
        if (isBridge(provider)) {
            return fault.movedTo(given.form().pointer(FormField.HOST))
                    .named("BRIDGE_ON_YOUR_PC", provider.name())
                    .suggesting(Map.of("/method", "RELAY"));
        }
        Fault named = fault.movedTo(given.form().pointer(FormField.PASSWORD))
                .named(Hint.SIGN_IN_REQUIRED.name(), provider.name());
        return byConnection(provider, named, given);
    }

    static boolean isBridge(MailProvider provider) {
        return provider.whyNot().filter(WhyNot.BRIDGE_ON_YOUR_PC::equals).isPresent();
    }

    private static Fault byConnection(MailProvider provider, Fault fault, Given given) {
        if (given.form() == Form.IMAP && provider.sentCopy() == SentCopyBy.PROVIDER) {
            return fault.advising("advice.withoutCopy", provider.name()).suggesting(Map.of("/copyToSent", "false"));
        }
        return provider.connection()
                .map(connection ->
                        fault.suggesting(Map.of("/method", connection.method().name())))
                .orElse(fault);
    }

    /** Most providers want the whole address: worth a word, but no more than that. */
    static Fault atAServerNobodyKnows(Fault fault, Given given) {
        String address = given.address().value();
        return fault.code().equals(REFUSED) && given.username().indexOf('@') < 0
                ? fault.advising("advice.wholeAddress", address)
                        .suggesting(Map.of(given.form().pointer(FormField.USERNAME), address))
                : fault;
    }

    private static String words(Fault fault) {
        return fault.arguments().isEmpty() ? "" : fault.arguments().getFirst();
    }
}
