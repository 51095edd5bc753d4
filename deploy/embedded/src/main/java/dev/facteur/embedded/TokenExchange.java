package dev.facteur.embedded;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.AuthenticationHandler;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.RejectException;

/** One login with an access token: XOAUTH2 (Google's description of it) or OAUTHBEARER (RFC 7628). */
final class TokenExchange implements AuthenticationHandler {

    // \x01 is what both write between their fields.
    private static final Pattern XOAUTH2 = Pattern.compile("user=([^\\x01]*)\\x01auth=Bearer ([^\\x01]*)\\x01\\x01");
    private static final Pattern OAUTHBEARER =
            Pattern.compile("n,a=([^,]*),\\x01(?:[a-z]+=[^\\x01]*\\x01)*?auth=Bearer ([^\\x01]*)\\x01\\x01");

    private final List<TokenIssuer> issuers;
    private String account = "";
    private @Nullable RejectException refusal;

    TokenExchange(List<TokenIssuer> issuers) {
        this.issuers = issuers;
    }

    @Override
    public Optional<String> auth(String clientInput, MessageContext context) throws RejectException {
        if (refusal != null) {
            throw refusal;
        }
        var words = clientInput.split(" ", -1);
        // "AUTH XOAUTH2": the response comes in a line of its own.
        return words.length == 2 ? Optional.of("334 ") : login(decoded(words[words.length - 1]));
    }

    private Optional<String> login(String response) throws RejectException {
        var login = XOAUTH2.matcher(response);
        if (!login.matches()) {
            login = OAUTHBEARER.matcher(response);
            if (!login.matches()) {
                throw new RejectException(501, "5.5.2 Cannot decode response");
            }
        }
        var username = login.group(1).replace("=2C", ",").replace("=3D", "=");
        var token = login.group(2);
        if (issuers.stream().flatMap(issuer -> issuer.accountOf(token).stream()).anyMatch(username::equalsIgnoreCase)) {
            account = username;
            return Optional.empty();
        }
        return refuse(issuers.stream()
                .filter(issuer -> issuer.issued(token))
                .findFirst()
                .orElseGet(issuers::getFirst));
    }

    /** The explanation first, if there is one, and the refusal after whatever the client answers. */
    private Optional<String> refuse(TokenIssuer issuer) throws RejectException {
        var reply = new RejectException(535, issuer.refusal());
        refusal = reply;
        return Optional.of(issuer.challenge()
                .map(json -> "334 " + Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8)))
                .orElseThrow(() -> reply));
    }

    private static String decoded(String base64) throws RejectException {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new RejectException(501, "5.5.2 Cannot decode response");
        }
    }

    @Override
    public Object getIdentity() {
        return account;
    }
}
