package dev.facteur.settings.profile;

import dev.facteur.settings.check.advice.Advice;
import dev.facteur.settings.discovery.preset.AdviceView;
import dev.facteur.settings.problem.ProblemType;
import dev.facteur.settings.problem.Problems;
import dev.facteur.web.text.Language;
import dev.facteur.web.text.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;

/** Outcomes as HTTP answers, for one's own profile and for a colleague's. */
@ApplicationScoped
class ProfileAnswers {
    private final Problems problems;

    ProfileAnswers(Problems problems) {
        this.problems = problems;
    }

    Response of(ProfileView profile) {
        return Response.ok(profile).tag(Precondition.tag(profile.version())).build();
    }

    Response of(SaveOutcome outcome) {
        return switch (outcome) {
            case SaveOutcome.Saved(ProfileView profile, var advice, var sentFolder) ->
                of(profile.checked(views(advice), sentFolder));
            case SaveOutcome.Invalid(var faults) -> problems.answer(ProblemType.PROFILE_INVALID, faults);
            case SaveOutcome.CheckFailed(var faults) -> problems.answer(ProblemType.CONNECTION_CHECK_FAILED, faults);
            case SaveOutcome.AddressLocked() -> problems.answer(ProblemType.SENDER_ADDRESS_LOCKED);
            case SaveOutcome.Changed() -> problems.answer(ProblemType.PROFILE_CHANGED);
            case SaveOutcome.TooManyChecks(var wait) -> problems.answerLater(ProblemType.TOO_MANY_CHECKS, wait);
        };
    }

    Response of(CheckOutcome outcome) {
        return switch (outcome) {
            case CheckOutcome.TooMany(var wait) -> problems.answerLater(ProblemType.TOO_MANY_CHECKS, wait);
            case CheckOutcome.Done(var report) ->
                Response.ok(new CheckView(
                                report.ok(),
                                problems.views(report.faults()),
                                views(report.advice()),
                                report.sentFolder()))
                        .build();
        };
    }

    Response erased(boolean done) {
        return done ? Response.noContent().build() : problems.answer(ProblemType.PROFILE_CHANGED);
    }

    private List<AdviceView> views(List<Advice> advice) {
        return advice.stream().map(this::view).toList();
    }

    private AdviceView view(Advice advice) {
        Language language = problems.language();
        List<String> arguments = new ArrayList<>(advice.arguments());
        advice.day().map(language::write).ifPresent(arguments::add);
        return new AdviceView(advice.code(), Texts.get(language, advice.text(), arguments), advice.helpUrl());
    }
}
