package org.tandem.rest.start;

import io.quarkus.runtime.PreventFurtherStepsException;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StartWithSafeSettingsTest {

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        var start = new StartWithSafeSettings(List.of(broken("a=1 is wrong"), unsafe("b is unsafe"), broken("c=2 is wrong")));
        assertThatThrownBy(() -> start.check(true)).cause().isInstanceOf(PreventFurtherStepsException.class).satisfies(e ->
                assertThat(e.getMessage().lines()).containsExactly("refusing to start:", "  a=1 is wrong", "  c=2 is wrong", "  b is unsafe"));
    }

    @Test
    void theProcessEndsAsOneThatIsConfiguredWrongly() {
        var start = new StartWithSafeSettings(List.of(broken("a=1 is wrong")));
        assertThatThrownBy(() -> start.check(true)).cause().isInstanceOfSatisfying(PreventFurtherStepsException.class,
                e -> assertThat(e.getExitCode()).isEqualTo(78));
    }

    @Test
    void onlyProductionInsistsOnSafety() {
        var start = new StartWithSafeSettings(List.of(unsafe("b is unsafe")));
        assertThatCode(() -> start.check(false)).doesNotThrowAnyException();
        assertThatThrownBy(() -> start.check(true)).hasCauseInstanceOf(PreventFurtherStepsException.class);
    }

    @Test
    void whatIsBrokenStartsNowhere() {
        var start = new StartWithSafeSettings(List.of(broken("a=1 is wrong")));
        assertThatThrownBy(() -> start.check(false)).hasCauseInstanceOf(PreventFurtherStepsException.class);
    }

    @Test
    void whatIsInOrderStarts() {
        var start = new StartWithSafeSettings(List.of(new SettingsCheck() { }));
        assertThatCode(() -> start.check(true)).doesNotThrowAnyException();
    }

    private static SettingsCheck broken(String problem) {
        return new SettingsCheck() {
            @Override
            public List<String> broken() {
                return List.of(problem);
            }
        };
    }

    private static SettingsCheck unsafe(String problem) {
        return new SettingsCheck() {
            @Override
            public List<String> unsafe() {
                return List.of(problem);
            }
        };
    }
}
