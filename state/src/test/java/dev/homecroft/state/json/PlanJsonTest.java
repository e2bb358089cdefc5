package dev.homecroft.state.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.json.JsonText;
import dev.homecroft.state.Plan;
import org.junit.jupiter.api.Test;

final class PlanJsonTest {
    private static final Plan PLAN = new StateValues(42).plan(3);
    private static final String TEXT = JsonText.canonical(PlanJson.write(PLAN));

    @Test
    void theIdIsTwelveDigitsOfTheContentAndNotOfItself() {
        assertThat(PLAN.id()).matches("[0-9a-f]{12}");
        assertThat(PlanId.of(PlanJson.identified(PLAN))).isEqualTo(PLAN.id());
        assertThat(new StateValues(43).plan(3).id()).isNotEqualTo(PLAN.id());
    }

    @Test
    void aPlanThatWasEditedIsRefused() {
        Diagnostic problem = refusal(TEXT.replace("\"lab\":\"tower\"", "\"lab\":\"other\""));
        assertThat(problem.summary()).isEqualTo("This plan was changed after it was made.");
    }

    @Test
    void anotherFormatIsRefusedWithBothNumbers() {
        assertThat(refusal(TEXT.replace("\"format\":1", "\"format\":2")).detail())
                .isEqualTo("`format`: expected 1, got 2.");
    }

    @Test
    void anUnknownMemberIsRefusedWithItsPlace() {
        String text = TEXT.replaceFirst("\"operation\":", "\"extra\":1,\"operation\":");
        assertThat(refusal(text).detail()).isEqualTo("`steps[0].extra`: is not known here.");
        String withoutOptional = text.replaceAll(",\"estimate\":\"[^\"]*\"", "");
        assertThat(refusal(withoutOptional).detail()).isEqualTo("`steps[0].extra`: is not known here.");
    }

    @Test
    void aMissingMemberIsRefusedWithItsPlace() {
        assertThat(refusal(TEXT.replaceFirst("\"operation\":\"qemu-create\",", ""))
                        .detail())
                .isEqualTo("`steps[0].operation`: is missing.");
    }

    @Test
    void aValueThatNobodyKnowsIsRefusedWithItsPlace() {
        assertThat(refusal(TEXT.replaceFirst("\"risk\":\"[a-z]+\"", "\"risk\":\"none\""))
                        .detail())
                .isEqualTo("`steps[0].risk`: not a value that is known here.");
    }

    @Test
    void tenThousandStepsAreReadBack() {
        Plan large = new StateValues(1).plan(10_000);
        assertThat(PlanJson.read(JsonText.canonical(PlanJson.write(large))).steps())
                .hasSize(10_000);
    }

    private static Diagnostic refusal(String text) {
        CroftException refused = catchThrowableOfType(CroftException.class, () -> PlanJson.read(text));
        assertThat(refused.diagnostics()).hasSize(1);
        return refused.diagnostics().getFirst();
    }
}
