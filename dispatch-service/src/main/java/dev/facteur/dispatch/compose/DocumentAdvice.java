package dev.facteur.dispatch.compose;

import dev.facteur.model.document.Attachment;
import dev.facteur.model.document.SendDocument;
import dev.facteur.model.outcome.Advice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * What in a document may lead its mail into spam, or keep it from being read. Pure; says only what is certain, and never
 * blocks. The sentences are for the application's users, in French like its pages; whoever translates goes by the code.
 */
public final class DocumentAdvice {
    /** A subject such as "RE: PDF" is no shouting. */
    private static final int MIN_LETTERS = 6;

    /** Many receivers take no more, and base64 adds a third to it. */
    private static final long LARGE = 10_000_000;

    private static final Pattern IMAGE = Pattern.compile("<im(?:g|age)", Pattern.CASE_INSENSITIVE);

    private DocumentAdvice() {}

    public static List<Advice> on(SendDocument request) {
        List<Advice> advice = new ArrayList<>();
        if (isInCapitals(request.subject())) {
            advice.add(new Advice("subject-in-capitals", "L'objet est en majuscules."));
        }
        request.html().ifPresent(html -> addAdviceOnHtml(request, html, advice));
        request.attachments().stream()
                .map(DocumentAdvice::onRefusedType)
                .flatMap(List::stream)
                .distinct()
                .forEach(advice::add);
        if (request.attachments().stream().mapToLong(Attachment::size).sum() > LARGE) {
            advice.add(new Advice(
                    "attachments-over-10-mb",
                    "Les pièces jointes dépassent 10 Mo : beaucoup de serveurs les refusent."));
        }
        return List.copyOf(advice);
    }

    private static boolean isInCapitals(String subject) {
        return subject.codePoints().noneMatch(Character::isLowerCase)
                && subject.codePoints().filter(Character::isUpperCase).count() >= MIN_LETTERS;
    }

    private static void addAdviceOnHtml(SendDocument request, String html, List<Advice> advice) {
        if (isOnlyImages(html)) {
            advice.add(new Advice("image-only-body", "Le message n'est qu'une image, sans texte."));
        }
        if (request.text().filter(text -> !text.isBlank()).isEmpty()) {
            advice.add(new Advice("missing-text", "Le message n'existe qu'en HTML, sans version en texte."));
        }
    }

    // Most have no image at all, and need not be taken apart to know that.
    private static boolean isOnlyImages(String html) {
        if (!IMAGE.matcher(html).find()) {
            return false;
        }
        Element body = Jsoup.parse(html).body();
        return body.text().isBlank() && !body.select("img").isEmpty();
    }

    private static List<Advice> onRefusedType(Attachment attachment) {
        List<String> services = RefusedFileTypes.servicesRefusing(attachment.fileName());
        return services.isEmpty()
                ? List.of()
                : List.of(new Advice("attachment-type-refused", sentence(services, attachment)));
    }

    private static String sentence(List<String> services, Attachment attachment) {
        return String.format(
                Locale.FRENCH,
                "%s n'accepte pas les fichiers .%s.",
                services.stream().collect(Collectors.joining(", ")),
                RefusedFileTypes.extension(attachment.fileName()));
    }
}
