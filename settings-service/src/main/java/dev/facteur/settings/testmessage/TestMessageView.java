package dev.facteur.settings.testmessage;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where to look for what becomes of it. */
@Schema(name = "TestMessage", description = "A test message that is on its way.")
public record TestMessageView(
        @Schema(
                description = "Of the request: its fate is told on the topics, and by dispatch-service's `/deliveries`",
                examples = "\"test-2f0c1b5e-7f0a-4a5e-9d0c-2f1f8a7e4b11\"")
        String requestId) {}
