package dev.facteur.embedded.debian;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Asked for and impossible is said aloud: a report that counts skipped tests is read by nobody. */
final class RealServersCondition implements ExecutionCondition {
    private static final String SWITCH = "facteur.real-servers";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (!Boolean.getBoolean(SWITCH)) {
            return ConditionEvaluationResult.disabled("Postfix and Dovecot are tested against with -Preal-servers");
        }
        return PostfixAndDovecot.obstacle()
                .map(sentence -> {
                    System.err.println("SKIPPED " + context.getDisplayName() + ": " + sentence);
                    return ConditionEvaluationResult.disabled(sentence);
                })
                .orElseGet(() -> ConditionEvaluationResult.enabled("Postfix and Dovecot are here"));
    }
}
