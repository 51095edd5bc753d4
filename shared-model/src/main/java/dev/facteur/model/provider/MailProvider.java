package dev.facteur.model.provider;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.facteur.model.Fields;
import dev.facteur.model.InvalidValueException;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is known of a mail provider, or of one of its products, without asking anybody.
 *
 * @param id stable, such as {@code orange} or {@code ovh-exchange}
 * @param name as people know it
 * @param family shared by products of one provider that neither a domain nor its MX tells apart: the user must choose
 * @param domains of the provider's own addresses
 * @param mx the ends of the names of its MX hosts, by which a customer's own domain is recognised
 * @param smtp the one to prefer first
 * @param imap the one to prefer first; empty if it cannot be used
 * @param mainAddressOnly whether only the account's main address logs in, neither an alias nor an address in a domain of the
 *     owner's own
 * @param passwordHelp the page on which the password is made
 * @param enableFirst whether mail programs are refused until the owner switches them on
 * @param enableHelp the page that says how mail programs are switched on
 * @param connection the partner connection that works; the only way with {@link PasswordKind#SIGN_IN_ONLY}
 * @param imapByDefault whether a form proposes IMAP; otherwise SMTP alone is enough
 * @param sentFolder its name where it is an unusual one
 * @param ends the day {@code whyNot} speaks of
 * @param sources where all this comes from
 * @param unverified what of it nobody has confirmed, in words
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record MailProvider(
        String id,
        String name,
        Optional<String> family,
        List<NamePattern> domains,
        List<NamePattern> mx,
        List<Endpoint> smtp,
        List<Endpoint> imap,
        Optional<HostChoice> hostChoice,
        UsernameForm username,
        Optional<UsernameForm> imapUsername,
        boolean mainAddressOnly,
        PasswordKind password,
        Optional<URI> passwordHelp,
        boolean enableFirst,
        Optional<URI> enableHelp,
        Optional<PartnerConnection> connection,
        boolean imapByDefault,
        SentCopyBy sentCopy,
        Optional<String> sentFolder,
        Limits limits,
        Optional<WhyNot> whyNot,
        Optional<LocalDate> ends,
        List<String> sources,
        Optional<String> unverified) {
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public MailProvider {
        id = Fields.requireText("id", id);
        if (!ID.matcher(id).matches()) {
            throw new InvalidValueException("id", "must be of the form ovh-exchange");
        }
        name = Fields.requireText("name", name);
        domains = Fields.listOf("domains", domains);
        mx = Fields.listOf("mx", mx);
        smtp = Fields.listOf("smtp", smtp);
        if (smtp.isEmpty()) {
            throw new InvalidValueException("smtp", "must have an endpoint");
        }
        imap = Fields.listOf("imap", imap);
        username = Fields.require("username", username);
        password = Fields.require("password", password);
        sentCopy = Fields.require("sentCopy", sentCopy);
        limits = Limits.orNoneKnown(limits);
        sources = Fields.listOf("sources", sources);
        if (password == PasswordKind.SIGN_IN_ONLY && connection.isEmpty()) {
            throw new InvalidValueException("connection", "is required where there is no password");
        }
        if (imapByDefault && imap.isEmpty()) {
            throw new InvalidValueException("imap", "is required to be the default");
        }
        if (ends.isPresent() && whyNot.isEmpty()) {
            throw new InvalidValueException("whyNot", "is required where something ends");
        }
        requireTemplatesOf(hostChoice, smtp);
        requireTemplatesOf(hostChoice, imap);
    }

    /** Whether a mailbox with host and password can work at all; if not, {@link #connection} may. */
    public boolean takesPasswords() {
        return whyNot.stream()
                .noneMatch(reason -> reason == WhyNot.BRIDGE_ON_YOUR_PC || reason == WhyNot.PASSWORDS_ENDED);
    }

    /** The user name's form at IMAP. */
    public UsernameForm usernameAtImap() {
        return imapUsername.orElse(username);
    }

    /** Whether a form proposes that we file the Sent copy: not where there would be two. */
    public boolean copyToSentByDefault() {
        return imapByDefault && sentCopy != SentCopyBy.PROVIDER;
    }

    /** The same with the hosts of that server number, region or country: nothing is left to choose. */
    public MailProvider with(String chosen) {
        HostChoice choice =
                hostChoice.orElseThrow(() -> new IllegalStateException(id + " has the same hosts for everybody"));
        return new MailProvider(
                id,
                name,
                family,
                domains,
                mx,
                smtp.stream().map(endpoint -> endpoint.with(choice, chosen)).toList(),
                imap.stream().map(endpoint -> endpoint.with(choice, chosen)).toList(),
                Optional.empty(),
                username,
                imapUsername,
                mainAddressOnly,
                password,
                passwordHelp,
                enableFirst,
                enableHelp,
                connection,
                imapByDefault,
                sentCopy,
                sentFolder,
                limits,
                whyNot,
                ends,
                sources,
                unverified);
    }

    private static void requireTemplatesOf(Optional<HostChoice> choice, List<Endpoint> endpoints) {
        for (Endpoint endpoint : endpoints) {
            if (endpoint.template().isPresent() != choice.isPresent()) {
                throw new InvalidValueException("template", "is required where hosts can be chosen, and only there");
            }
            if (choice.isPresent() && !endpoint.isExampleOf(choice.get())) {
                throw new InvalidValueException("host", "must be the template with the choice's value");
            }
        }
    }
}
