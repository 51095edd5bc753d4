package dev.facteur.settings.discovery.server;

import dev.facteur.model.EmailAddress;
import dev.facteur.model.HeaderText;
import dev.facteur.model.InvalidValueException;
import dev.facteur.model.provider.UsernameForm;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A user name with the places of Thunderbird's autoconfig format for parts of the address. Files in use forget the closing
 * sign, which is let pass.
 */
public record UsernameTemplate(String text) {
    public static final UsernameTemplate WHOLE_ADDRESS = new UsernameTemplate("%EMAILADDRESS%");
    public static final UsernameTemplate LOCAL_PART = new UsernameTemplate("%EMAILLOCALPART%");

    private static final int MAX_LENGTH = 255;
    private static final Pattern PLACE = Pattern.compile("%(EMAILADDRESS|EMAILLOCALPART|EMAILDOMAIN)%?");

    public UsernameTemplate {
        text = HeaderText.require("username", text.strip(), MAX_LENGTH);
        if (text.isEmpty()) {
            throw new InvalidValueException("username", "must not be empty");
        }
    }

    public static UsernameTemplate of(UsernameForm form) {
        return switch (form) {
            case ADDRESS -> WHOLE_ADDRESS;
            case LOCAL_PART -> LOCAL_PART;
        };
    }

    public String filledFor(EmailAddress address) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(
                        switch (place.group(1)) {
                            case "EMAILADDRESS" -> address.wireForm();
                            case "EMAILLOCALPART" -> address.localPart();
                            default -> address.asciiDomain();
                        }));
    }

    /** A host name may hold the domain, but nothing that tells people apart: empty if it does. */
    public static Optional<String> hostFilledFor(String host, String domain) {
        String filled = host.replaceAll("%EMAILDOMAIN%?", Matcher.quoteReplacement(domain));
        return PLACE.matcher(filled).find() ? Optional.empty() : Optional.of(filled);
    }
}
