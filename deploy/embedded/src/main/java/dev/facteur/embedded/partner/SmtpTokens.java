package dev.facteur.embedded.partner;

import dev.facteur.embedded.TokenIssuer;
import dev.facteur.embedded.partner.sending.Access;
import java.util.List;
import java.util.Optional;

/** The provider's access tokens at its SMTP servers, which are not content with those for its sending API. */
record SmtpTokens(PartnerKind kind, ConsentLedger ledger) implements TokenIssuer {
    private static final String GOOGLE_SCOPE = "https://mail.google.com/";
    private static final String MICROSOFT_SCOPE = "https://outlook.office.com/SMTP.Send";

    @Override
    public boolean issued(String accessToken) {
        return ledger.isIssued(accessToken);
    }

    @Override
    public Optional<String> accountOf(String accessToken) {
        return ledger.accessOf(accessToken)
                .filter(access -> access.scopes().contains(scope()))
                .map(Access::account);
    }

    /** As smtp.gmail.com and smtp.office365.com say after EHLO. */
    @Override
    public List<String> mechanisms() {
        return switch (kind) {
            case GOOGLE -> List.of("XOAUTH2", "OAUTHBEARER");
            case MICROSOFT -> List.of("XOAUTH2");
        };
    }

    /** Google's description of XOAUTH2 has it; Microsoft refuses at once. */
    @Override
    public Optional<String> challenge() {
        return switch (kind) {
            case GOOGLE ->
                Optional.of("{\"status\":\"400\",\"schemes\":\"Bearer\",\"scope\":\"" + GOOGLE_SCOPE + "\"}");
            case MICROSOFT -> Optional.empty();
        };
    }

    @Override
    public String refusal() {
        return switch (kind) {
            case GOOGLE ->
                "5.7.8 Username and Password not accepted. For more information, go to https://support.google.com/mail/?p=BadCredentials - gsmtp";
            case MICROSOFT -> "5.7.3 Authentication unsuccessful [LO6P265CA0005.GBRP265.PROD.OUTLOOK.COM]";
        };
    }

    private String scope() {
        return switch (kind) {
            case GOOGLE -> GOOGLE_SCOPE;
            case MICROSOFT -> MICROSOFT_SCOPE;
        };
    }
}
