package dev.facteur.model.provider;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.facteur.model.Fields;
import dev.facteur.model.InvalidValueException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The part of a provider's hosts that differs from customer to customer.
 *
 * @param name as it stands in braces in {@link Endpoint#template}: {@code number}, {@code region}, {@code country}
 * @param value the example that the hosts of this entry have
 * @param values all there are; none: a number of one to four digits
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record HostChoice(String name, String value, List<String> values) {
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,3}");

    public HostChoice {
        name = Fields.requireText("name", name);
        value = Fields.requireText("value", value);
        values = Fields.listOf("values", values);
        if (!isAllowed(value, values)) {
            throw new InvalidValueException("value", "must be a number, or one of the values");
        }
    }

    public boolean allows(String other) {
        return isAllowed(other, values);
    }

    String fillIn(String template, String chosen) {
        if (!allows(chosen)) {
            throw new InvalidValueException(name, "must be a number, or one of the values");
        }
        String[] around = around(template);
        return around[0] + chosen + around[1];
    }

    /** What stands before and behind the braces. */
    String[] around(String template) {
        String[] around = template.split(Pattern.quote("{" + name + "}"), -1);
        if (around.length != 2) {
            throw new InvalidValueException("template", "must have {" + name + "} once");
        }
        return around;
    }

    private static boolean isAllowed(String value, List<String> values) {
        return values.isEmpty() ? NUMBER.matcher(value).matches() : values.contains(value);
    }
}
