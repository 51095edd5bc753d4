package dev.facteur.dispatch.operate.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.facteur.dispatch.operate.search.Cursor;
import dev.facteur.dispatch.operate.search.Deliveries;
import dev.facteur.web.text.Language;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of deliveries, newest first. */
@Schema(name = "Deliveries")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record PageView(
        List<DeliveryView> deliveries,

        @Schema(description = "Give it as `cursor` to read on; absent on the last page")
        Optional<String> cursor) {
    public static PageView of(Deliveries.Found found, boolean isForSender, Language language) {
        return new PageView(
                found.deliveries().stream()
                        .map(delivery -> DeliveryView.of(delivery, isForSender, language))
                        .toList(),
                found.behind().map(Cursor::toString));
    }
}
