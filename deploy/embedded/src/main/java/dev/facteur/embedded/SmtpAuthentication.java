package dev.facteur.embedded;

import java.util.List;
import java.util.Optional;
import org.subethamail.smtp.AuthenticationHandler;
import org.subethamail.smtp.AuthenticationHandlerFactory;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;

/** AUTH PLAIN and LOGIN against the store, in the words of Postfix; or the reply that a rule sets. */
final class SmtpAuthentication implements AuthenticationHandlerFactory {

    private static final int AUTHENTICATION_FAILED = 535;

    private final EasyAuthenticationHandlerFactory mechanisms;
    private final MailRules rules;

    SmtpAuthentication(MailStore store, MailRules rules) {
        this.rules = rules;
        this.mechanisms = new EasyAuthenticationHandlerFactory((username, password, context) -> {
            if (!store.knows(username, password)) {
                throw new LoginFailedException();
            }
        });
    }

    @Override
    public List<String> getAuthenticationMechanisms() {
        return mechanisms.getAuthenticationMechanisms();
    }

    @Override
    public AuthenticationHandler create() {
        return new Exchange(mechanisms.create(), rules);
    }

    private record Exchange(AuthenticationHandler mechanism, MailRules rules) implements AuthenticationHandler {
        @Override
        public Optional<String> auth(String clientInput, MessageContext context) throws RejectException {
            Optional<String> challenge;
            try {
                challenge = mechanism.auth(clientInput, context);
            } catch (RejectException e) {
                if (e.getCode() != AUTHENTICATION_FAILED) {
                    throw e;
                }
                throw refusal();
            }
            if (challenge.isEmpty() && rules.forAuthentication().isPresent()) {
                throw refusal();
            }
            return challenge;
        }

        private RejectException refusal() {
            return rules.forAuthentication()
                    .map(reply -> new RejectException(reply.code(), reply.text()))
                    .orElseGet(() -> new RejectException(
                            AUTHENTICATION_FAILED, "5.7.8 Error: authentication failed: authentication failure"));
        }

        @Override
        public Object getIdentity() {
            return mechanism.getIdentity();
        }
    }
}
