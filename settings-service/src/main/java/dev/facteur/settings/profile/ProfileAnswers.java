package dev.facteur.settings.profile;

import dev.facteur.settings.problem.ProblemType;
import dev.facteur.settings.problem.Problems;
import dev.facteur.settings.problem.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
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
            case SaveOutcome.Saved(ProfileView profile) -> of(profile);
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
                                report.advice().stream().map(this::advice).toList(),
                                report.sentFolder()))
                        .build();
        };
    }

    Response erased(boolean done) {
        return done ? Response.noContent().build() : problems.answer(ProblemType.PROFILE_CHANGED);
    }

    private CheckView.Advice advice(String code) {
        return new CheckView.Advice(code, Texts.get(problems.language(), "advice." + code, List.of()));
    }
}
