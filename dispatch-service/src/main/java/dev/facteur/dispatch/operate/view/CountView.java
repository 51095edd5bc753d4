package dev.facteur.dispatch.operate.view;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many deliveries there are. */
@Schema(name = "Count")
public record CountView(
        int count,

        @Schema(description = "There are more: nobody counted further")
        boolean isMore) {
    public static CountView of(int counted, int most) {
        return new CountView(Math.min(counted, most), counted > most);
    }
}
