package dev.facteur.dispatch.report;

import dev.facteur.dispatch.ledger.Claim;
import dev.facteur.model.EmailAddress;
import dev.facteur.model.NamedAddress;
import dev.facteur.model.document.SendDocument;
import dev.facteur.model.outcome.DocumentSent;
import dev.facteur.model.outcome.RecipientOutcome;
import dev.facteur.model.outcome.SmtpDetail;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What became of each recipient of a request, over all its attempts. */
record Recipients(Map<EmailAddress, RecipientOutcome> outcomes) {

    /** Those of whom nothing more was to be asked before this attempt. */
    static Recipients of(Claim claim) {
        return new Recipients(Map.of())
                .with(claim.partlySent().map(DocumentSent::recipients).orElse(List.of()));
    }

    static String soFar(SendDocument request, DocumentSent sent) {
        long accepted =
                sent.recipients().stream().filter(RecipientOutcome::accepted).count();
        return "Accepted for " + accepted + " of " + addresses(request).count() + " recipients. ";
    }

    Recipients with(List<RecipientOutcome> later) {
        Map<EmailAddress, RecipientOutcome> all = new LinkedHashMap<>(outcomes);
        later.forEach(outcome -> all.put(outcome.address(), outcome));
        return new Recipients(all);
    }

    /** Those who are settled, as the request names them. */
    List<RecipientOutcome> inOrderOf(SendDocument request) {
        return addresses(request)
                .filter(outcomes::containsKey)
                .map(outcomes::get)
                .toList();
    }

    /** Everybody: who is not settled did not get it. */
    List<RecipientOutcome> andTheRest(SendDocument request, Optional<SmtpDetail> lastWords) {
        Optional<String> reply =
                lastWords.filter(smtp -> smtp.code().isPresent()).map(Recipients::words);
        return addresses(request)
                .map(address -> outcomes.getOrDefault(address, new RecipientOutcome(address, false, reply)))
                .toList();
    }

    private static Stream<EmailAddress> addresses(SendDocument request) {
        return request.recipients().map(NamedAddress::address).distinct();
    }

    private static String words(SmtpDetail smtp) {
        return Stream.of(Optional.of(Integer.toString(smtp.code().orElseThrow())), smtp.enhanced(), smtp.text())
                .flatMap(Optional::stream)
                .reduce((code, text) -> code + " " + text)
                .orElseThrow();
    }
}
