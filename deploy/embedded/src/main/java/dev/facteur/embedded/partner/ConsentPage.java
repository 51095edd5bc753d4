package dev.facteur.embedded.partner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The page on which a person consents. It can be clicked in a browser; a test adds its answer to the address instead:
 * {@code answer=grant|deny}, {@code account=…}, {@code untick=<scope>}.
 */
final class ConsentPage {
    private final PartnerKind kind;
    private final ConsentLedger ledger;

    ConsentPage(PartnerKind kind, ConsentLedger ledger) {
        this.kind = kind;
        this.ledger = ledger;
    }

    PartnerAnswer answer(Map<String, String> asked) {
        String fault = faultOf(asked);
        if (!fault.isEmpty()) {
            return PartnerAnswer.html(400, "<h1>Error 400: " + fault + "</h1>");
        }
        return switch (asked.getOrDefault("answer", "")) {
            case "grant" -> PartnerAnswer.redirect(redirect(asked, granted(asked)));
            case "deny" -> PartnerAnswer.redirect(redirect(asked, Map.of("error", "access_denied")));
            case "blocked" -> PartnerAnswer.redirect(redirect(asked, blocked()));
            default -> PartnerAnswer.html(200, form(asked));
        };
    }

    /** What either provider refuses on its own page, without going back to the client. */
    private static String faultOf(Map<String, String> asked) {
        if (!EmbeddedPartner.CLIENT_ID.equals(asked.get("client_id"))) {
            return "invalid_client";
        }
        if (asked.getOrDefault("redirect_uri", "").isEmpty()) {
            return "redirect_uri_mismatch";
        }
        boolean plain = asked.containsKey("code_challenge") && !"S256".equals(asked.get("code_challenge_method"));
        return "code".equals(asked.get("response_type")) && !plain ? "" : "invalid_request";
    }

    private Map<String, String> granted(Map<String, String> asked) {
        List<String> unticked = words(asked.get("untick"));
        List<String> scopes = new ArrayList<>(words(asked.get("scope")));
        scopes.removeAll(unticked);
        String account =
                asked.getOrDefault("account", asked.getOrDefault("login_hint", EmbeddedPartner.DEFAULT_ACCOUNT));
        Consent consent = new Consent(
                account,
                scopes,
                asked.getOrDefault("redirect_uri", ""),
                asked.getOrDefault("code_challenge", ""),
                asked.getOrDefault("nonce", ""));
        return Map.of("code", ledger.issueCode(consent), "scope", String.join(" ", scopes));
    }

    private Map<String, String> blocked() {
        return switch (kind) {
            case GOOGLE -> Map.of("error", "admin_policy_enforced");
            case MICROSOFT ->
                Map.of(
                        "error",
                        "consent_required",
                        "error_description",
                        "AADSTS65001: The user or administrator has not consented to use the application");
        };
    }

    private static String redirect(Map<String, String> asked, Map<String, String> answer) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("state", asked.getOrDefault("state", ""));
        parameters.putAll(answer);
        return asked.get("redirect_uri") + "?" + Forms.write(parameters);
    }

    private String form(Map<String, String> asked) {
        String hidden = asked.entrySet().stream()
                .map(entry -> "<input type=hidden name=\"%s\" value=\"%s\">"
                        .formatted(escaped(entry.getKey()), escaped(entry.getValue())))
                .collect(Collectors.joining("\n"));
        String boxes = words(asked.get("scope")).stream()
                .map(scope -> "<label><input type=checkbox name=untick value=\"%1$s\"> not: %1$s</label><br>"
                        .formatted(escaped(scope)))
                .collect(Collectors.joining("\n"));
        return """
                <!doctype html><meta charset=utf-8><title>%1$s (stand-in)</title>
                <h1>%1$s (stand-in)</h1><p>Facteur wants to send mail for you.</p>
                <form>%2$s
                <p>Account: <input name=account value="%3$s"></p><p>%4$s</p>
                <button name=answer value=grant>Allow</button> <button name=answer value=deny>Cancel</button>
                </form>""".formatted(
                kind, hidden, escaped(asked.getOrDefault("login_hint", EmbeddedPartner.DEFAULT_ACCOUNT)), boxes);
    }

    private static List<String> words(@Nullable String text) {
        return text == null || text.isBlank() ? List.of() : Arrays.asList(text.split(" ", -1));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
