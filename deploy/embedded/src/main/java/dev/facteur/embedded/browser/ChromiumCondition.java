package dev.facteur.embedded.browser;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** No browser is said aloud: a report that counts skipped tests is read by nobody. */
final class ChromiumCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Chromium.executable().isPresent()) {
            return ConditionEvaluationResult.enabled("There is a Chromium");
        }
        String sentence = "no Chromium here: install the package chromium, or name one by CHROMIUM=/path/to/it";
        System.err.println("SKIPPED " + context.getDisplayName() + ": " + sentence);
        return ConditionEvaluationResult.disabled(sentence);
    }
}
