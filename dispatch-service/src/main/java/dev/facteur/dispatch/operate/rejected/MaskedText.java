package dev.facteur.dispatch.operate.rejected;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a request without what is none of an operator's business. Shown are its structure, the names of fields, ids,
 * and of addresses the domain; everything else is hidden behind marks, <code>⟦3·24⟧</code> being the third, of 24
 * characters. Who corrects the text leaves the marks where they are, and the hidden text comes back in their place.
 */
final class MaskedText {
    private static final Pattern MARK = Pattern.compile("⟦(\\d{1,6})(?:·\\d{1,9})?⟧");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,39}");
    private static final Pattern ADDRESS = Pattern.compile("([^@]+)(@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*)");
    private static final Pattern VISIBLE = Pattern.compile("[!-~]{0,255}");
    /** What operators see of every delivery, and what has nothing of anybody. */
    private static final Set<String> SHOWN = Set.of(
            "requestId",
            "tenantId",
            "senderId",
            "type",
            "id",
            "contentType",
            "contentId",
            "size",
            "sha256",
            "notBefore",
            "expiresAt",
            "onUncertain");

    private static final Set<String> CONSTANTS = Set.of("true", "false", "null");

    private final String text;
    private final List<Hidden> hidden;

    private MaskedText(String text, List<Hidden> hidden) {
        this.text = text;
        this.hidden = List.copyOf(hidden);
    }

    /** What stands behind a mark, and the field that it may not leave. */
    private record Hidden(String text, String field) {
        @Override
        public String toString() {
            return "Hidden[" + field + "]";
        }
    }

    static MaskedText of(String original) {
        StringBuilder masked = new StringBuilder();
        List<String> hidden = new ArrayList<>();
        int copied = 0;
        for (Literal literal : Literals.in(original)) {
            masked.append(original, copied, literal.start());
            String value = literal.of(original);
            if (isShown(literal, value)) {
                masked.append(value);
            } else {
                Matcher address = ADDRESS.matcher(value);
                boolean isAddress = !literal.isName() && address.matches();
                String behind = isAddress ? address.group(1) : value;
                hidden.add(behind);
                masked.append('⟦')
                        .append(hidden.size())
                        .append('·')
                        .append(behind.length())
                        .append('⟧');
                masked.append(isAddress ? address.group(2) : "");
            }
            copied = literal.end();
        }
        String text = masked.append(original, copied, original.length()).toString();
        return new MaskedText(text, withFields(hidden, text));
    }

    /** As the masked text has them, for a name may be hidden too. */
    private static List<Hidden> withFields(List<String> hidden, String masked) {
        List<Hidden> withFields = new ArrayList<>();
        Matcher mark = MARK.matcher(masked);
        for (Literal literal : Literals.in(masked)) {
            mark.region(literal.start(), literal.end());
            while (mark.find()) {
                withFields.add(new Hidden(hidden.get(withFields.size()), literal.field()));
            }
        }
        return withFields;
    }

    String text() {
        return text;
    }

    /** What came of putting back what is hidden. */
    sealed interface Restoring {

        /**
         * The whole text.
         *
         * @param replaced names of the fields of which something hidden was replaced
         */
        record Restored(String text, Set<String> replaced) implements Restoring {}

        /** There is no such mark. */
        record UnknownMark(String mark) implements Restoring {}

        /** It stands in another field than the one it hides something of, where that would be shown. */
        record MovedMark(String mark) implements Restoring {}
    }

    Restoring restore(String edited) {
        StringBuilder restored = new StringBuilder();
        Set<Integer> used = new LinkedHashSet<>();
        int copied = 0;
        Matcher mark = MARK.matcher(edited);
        for (Literal literal : Literals.in(edited)) {
            mark.region(literal.start(), literal.end());
            while (mark.find()) {
                int number = Integer.parseInt(mark.group(1));
                if (number < 1 || number > hidden.size()) {
                    return new Restoring.UnknownMark(mark.group());
                }
                Hidden behind = hidden.get(number - 1);
                if (!behind.field().equals(literal.field())) {
                    return new Restoring.MovedMark(mark.group());
                }
                used.add(number);
                restored.append(edited, copied, mark.start()).append(behind.text());
                copied = mark.end();
            }
        }
        restored.append(edited, copied, edited.length());
        return new Restoring.Restored(restored.toString(), replaced(used));
    }

    private Set<String> replaced(Set<Integer> used) {
        Set<String> replaced = new LinkedHashSet<>();
        for (int number = 1; number <= hidden.size(); number++) {
            if (!used.contains(number)) {
                String field = hidden.get(number - 1).field();
                replaced.add(NAME.matcher(field).matches() ? field : "");
            }
        }
        return replaced;
    }

    private static boolean isShown(Literal literal, String value) {
        if (value.isEmpty()) {
            return true;
        }
        if (literal.isName()) {
            return NAME.matcher(value).matches();
        }
        return CONSTANTS.contains(value)
                || (SHOWN.contains(literal.field()) && VISIBLE.matcher(value).matches());
    }

    @Override
    public String toString() {
        return "MaskedText[" + hidden.size() + " hidden]";
    }
}
