package dev.facteur.dispatch.operate.view;

import dev.facteur.dispatch.operate.search.FoundDelivery;
import dev.facteur.model.outcome.DeliveryFailed;
import dev.facteur.model.outcome.DocumentSent;
import dev.facteur.model.outcome.RecipientOutcome;
import dev.facteur.web.text.Language;
import dev.facteur.web.text.Texts;
import java.util.List;
import java.util.Optional;

/**
 * What a delivery's owner reads.
 *
 * @param whatToDo absent where nothing is to be done
 */
record Words(String sentence, Optional<String> whatToDo) {

    static Words on(FoundDelivery delivery, Language language) {
        Words words = byItself(delivery, language);
        return delivery.insteadOf().isEmpty()
                ? words
                : switch (delivery.state()) {
                    case SENT -> words.and(Texts.get(language, "delivery.INSTEAD", List.of()));
                    case WAITING -> words.and(Texts.get(language, "delivery.INSTEAD.WAITING", List.of()));
                    case CLAIMED, SUBMITTING, HELD, FAILED -> words;
                };
    }

    private Words and(String another) {
        return new Words(sentence + " " + another, whatToDo);
    }

    private static Words byItself(FoundDelivery delivery, Language language) {
        return switch (delivery.state()) {
            case CLAIMED, SUBMITTING -> of(language, "SENDING");
            case WAITING ->
                of(
                        language,
                        delivery.reason().map(reason -> "WAITING." + reason).orElse("WAITING"));
            case SENT ->
                delivery.event().orElseThrow() instanceof DocumentSent sent
                        ? sent(sent, language)
                        : of(language, "SENT");
            case HELD -> of(language, "HELD");
            case FAILED ->
                delivery.event().orElseThrow() instanceof DeliveryFailed failed
                        ? failed(failed, language)
                        : of(language, "FAILED");
        };
    }

    private static Words sent(DocumentSent sent, Language language) {
        long accepted =
                sent.recipients().stream().filter(RecipientOutcome::accepted).count();
        int all = sent.recipients().size();
        return accepted == all
                ? of(language, "SENT")
                : of(language, "SENT.PARTLY", Long.toString(accepted), Integer.toString(all));
    }

    private static Words failed(DeliveryFailed failed, Language language) {
        String sentence = Texts.get(language, "delivery.FAILED." + failed.cause(), List.of());
        String todo = "todo.FAILED." + failed.cause() + "." + failed.whoActs();
        Optional<String> whatToDo = failed.method()
                .flatMap(method -> Texts.find(language, todo + "." + method, List.of()))
                .or(() -> Texts.find(language, todo, List.of()))
                .or(() -> Texts.find(language, "todo.FAILED." + failed.whoActs(), List.of()));
        return new Words(sentence, whatToDo);
    }

    private static Words of(Language language, String key, String... arguments) {
        return new Words(
                Texts.get(language, "delivery." + key, List.of(arguments)),
                Texts.find(language, "todo." + key, List.of(arguments)));
    }
}
