package dev.facteur.embedded;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.AuthenticationHandler;
import org.subethamail.smtp.AuthenticationHandlerFactory;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;

/**
 * AUTH PLAIN and LOGIN against the store, in the words of Postfix; XOAUTH2 and OAUTHBEARER against the issuers of access
 * tokens, in theirs; or the reply that a rule sets.
 */
final class SmtpAuthentication implements AuthenticationHandlerFactory {

    private static final int AUTHENTICATION_FAILED = 535;

    private final EasyAuthenticationHandlerFactory passwords;
    private final MailRules rules;
    private final List<TokenIssuer> issuers;

    SmtpAuthentication(MailStore store, MailRules rules, List<TokenIssuer> issuers) {
        this.rules = rules;
        this.issuers = issuers;
        this.passwords = new EasyAuthenticationHandlerFactory((username, password, context) -> {
            if (!store.knows(username, password)) {
                throw new LoginFailedException();
            }
        });
    }

    @Override
    public List<String> getAuthenticationMechanisms() {
        return Stream.concat(
                        passwords.getAuthenticationMechanisms().stream(),
                        issuers.stream().flatMap(issuer -> issuer.mechanisms().stream()))
                .distinct()
                .toList();
    }

    @Override
    public AuthenticationHandler create() {
        return new Exchange();
    }

    private AuthenticationHandler by(String command) {
        var mechanism = command.split(" ", -1)[1].toUpperCase(Locale.ROOT);
        return passwords.getAuthenticationMechanisms().contains(mechanism)
                ? new PasswordExchange(passwords.create())
                : new TokenExchange(issuers);
    }

    private final class Exchange implements AuthenticationHandler {
        private @Nullable AuthenticationHandler mechanism;

        @Override
        public Optional<String> auth(String clientInput, MessageContext context) throws RejectException {
            var chosen = mechanism == null ? by(clientInput) : mechanism;
            mechanism = chosen;
            Optional<String> challenge;
            try {
                challenge = chosen.auth(clientInput, context);
            } catch (RejectException e) {
                throw e.getCode() == AUTHENTICATION_FAILED ? ruled().orElse(e) : e;
            }
            if (challenge.isEmpty() && ruled().isPresent()) {
                throw ruled().get();
            }
            return challenge;
        }

        private Optional<RejectException> ruled() {
            return rules.forAuthentication().map(reply -> new RejectException(reply.code(), reply.text()));
        }

        @Override
        public Object getIdentity() {
            return mechanism == null ? "" : mechanism.getIdentity();
        }
    }

    private record PasswordExchange(AuthenticationHandler mechanism) implements AuthenticationHandler {
        @Override
        public Optional<String> auth(String clientInput, MessageContext context) throws RejectException {
            try {
                return mechanism.auth(clientInput, context);
            } catch (RejectException e) {
                throw e.getCode() == AUTHENTICATION_FAILED
                        ? new RejectException(
                                AUTHENTICATION_FAILED, "5.7.8 Error: authentication failed: authentication failure")
                        : e;
            }
        }

        @Override
        public Object getIdentity() {
            return mechanism.getIdentity();
        }
    }
}
