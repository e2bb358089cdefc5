package dev.homecroft.model.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.model.LabTexts;
import dev.homecroft.model.bind.LabLanguage;
import dev.homecroft.source.LabFiles;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MentionIndexTest {
    private static final LabFiles FILES = LabTexts.of(Map.of(
            "a.yaml", "lab: { name: shed }\nsecrets: { stores: { env: { kind: env } } }\n",
            "b.yaml", "hosts: { box: { profile: small, connection: { key: env/ssh } } }\n",
            "c.yaml", "profiles: { small: { site: home } }\nsites: { home: {} }\n"));

    private static List<String> names(MentionIndex index, LabFiles files) {
        return index.of(files).stream().map(Mention::name).sorted().toList();
    }

    @Test
    void whatIsKeptOfFilesThatStayIsWhatWouldBeFoundAnew() {
        MentionIndex index = new MentionIndex(LabLanguage.whole());
        assertThat(names(index, FILES)).containsExactly("box", "env", "env", "home", "home", "small", "small");

        LabFiles withoutStore = FILES.with(Map.of("a.yaml", "lab: { name: shed }\n"));
        assertThat(names(index, withoutStore))
                .isEqualTo(names(new MentionIndex(LabLanguage.whole()), withoutStore))
                .doesNotContain("env");

        LabFiles withoutUser = FILES.with(Map.of("b.yaml", "guests: { box: { profile: small } }\n"));
        assertThat(names(index, withoutUser)).isEqualTo(names(new MentionIndex(LabLanguage.whole()), withoutUser));
    }

    @Test
    void theTableIsAskedByFileOrByName() {
        MentionTable table = new MentionIndex(LabLanguage.whole()).table(FILES);
        assertThat(table.in("b.yaml")).extracting(Mention::name).containsExactlyInAnyOrder("box", "small", "env");
        assertThat(table.in("c.yaml")).extracting(Mention::name).containsExactlyInAnyOrder("small", "home", "home");
        assertThat(table.in("d.yaml")).isEmpty();
        assertThat(table.named("home"))
                .extracting(mention -> mention.at().range().toString())
                .containsExactly("c.yaml:2:10", "c.yaml:1:28");
        assertThat(table.named("nobody")).isEmpty();
        assertThat(table.all()).hasSize(7);
    }
}
