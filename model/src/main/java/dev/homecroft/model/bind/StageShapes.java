package dev.homecroft.model.bind;

import dev.homecroft.model.Ref;
import dev.homecroft.model.Section;
import dev.homecroft.model.kube.Environment;
import dev.homecroft.model.kube.Promotion;
import java.time.Duration;
import java.util.List;

/** Environments, and how images move between them. */
final class StageShapes {
    private static final Field<Long> ORDER = Field.of(
            "order", Types.whole(0, 1000), "Lower comes earlier; an environment without one is on nobody's way.");
    private static final Field<Boolean> APPROVAL =
            Field.of("approval", Types.FLAG, "Whether somebody must agree before anything changes in it.");
    static final Shape ENVIRONMENT = Shape.of("an environment", ORDER, APPROVAL, MachineShapes.NOTE);

    static Environment environment(Entry entry) {
        return new Environment(
                entry.name(),
                entry.get(ORDER),
                entry.or(APPROVAL, false),
                entry.get(MachineShapes.NOTE),
                entry.origin());
    }

    private static final Field<List<Ref>> APPS =
            Field.of("apps", Types.listOf(Links.to(Section.APPS)), "The apps that move.");
    private static final Field<Ref> FROM = Field.of(
            "from", Links.to(Section.ENVIRONMENTS), "Where they were proven; the registry itself when not stated.");
    private static final Field<Ref> TO = Field.required("to", Links.to(Section.ENVIRONMENTS), "Where they move to.");
    private static final Field<Promotion.How> HOW = Field.of(
            "how", Types.oneOf(Promotion.How.class), "auto, or pull-request, which a human merges and is the default.");
    private static final Field<String> TRIGGER = Field.of(
            "trigger",
            Types.words("poll", "webhook", "dispatch"),
            "How a new image becomes known: poll, webhook, or dispatch by the pipeline that built it.");
    private static final Field<List<String>> IMAGES =
            Field.of("images", Types.listOf(Types.TEXT), "Their images; those of the apps when not stated.");
    private static final Field<String> VERSIONS =
            Field.of("versions", Types.TEXT, "Which tags count: a range such as `>=1 <2`, or a pattern.");
    private static final Field<Duration> MINIMUM_AGE =
            Field.of("minimum-age", Types.DURATION, "How long a tag must have been public.");
    private static final Field<String> REPOSITORY =
            Field.of("repository", Types.TEXT, "The repository that is written to; the lab's own when not stated.");
    private static final Field<String> FILE =
            Field.of("file", Types.TEXT, "The file that holds the tag, with `{app}` for the name of the app.");
    private static final Field<Duration> HEALTHY =
            Field.of("healthy", Types.DURATION, "How long they must have been healthy where they come from.");
    private static final Field<List<String>> TESTS =
            Field.of("tests", Types.listOf(Types.TEXT), "Jobs that must have passed.");
    static final Shape PROMOTION = Shape.of(
            "a promotion",
            APPS,
            FROM,
            TO,
            HOW,
            TRIGGER,
            IMAGES,
            VERSIONS,
            MINIMUM_AGE,
            REPOSITORY,
            FILE,
            HEALTHY,
            TESTS,
            MachineShapes.NOTE);

    static Promotion promotion(Entry entry) {
        return new Promotion(
                entry.name(),
                entry.list(APPS),
                entry.get(FROM),
                entry.must(TO, new Ref(Section.ENVIRONMENTS, "none", entry.at())),
                entry.or(HOW, Promotion.How.PULL_REQUEST),
                entry.get(TRIGGER),
                entry.list(IMAGES),
                entry.get(VERSIONS),
                entry.get(MINIMUM_AGE),
                entry.get(REPOSITORY),
                entry.get(FILE),
                entry.get(HEALTHY),
                entry.list(TESTS),
                entry.get(MachineShapes.NOTE),
                entry.origin());
    }

    private StageShapes() {}
}
