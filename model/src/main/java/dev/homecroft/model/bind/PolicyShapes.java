package dev.homecroft.model.bind;

import dev.homecroft.model.LabInfo;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Section;
import dev.homecroft.model.time.Window;
import java.net.URI;
import java.util.List;

/** What the lab as a whole allows: changes without being asked, and what of it may be read by others. */
final class PolicyShapes {
    private static final Type<LabInfo.When> WHEN = Types.oneOf(LabInfo.When.class);
    private static final Field<LabInfo.When> SAFE =
            Field.of("safe", WHEN, "Changes that nobody notices; approve when not stated.");
    private static final Field<LabInfo.When> DISRUPTIVE =
            Field.of("disruptive", WHEN, "Changes that interrupt something; approve when not stated.");
    private static final Field<LabInfo.When> DESTRUCTIVE =
            Field.of("destructive", WHEN, "Changes that lose something; approve when not stated.");
    private static final Field<List<Window>> WINDOWS =
            Field.of("windows", Types.listOf(TimeTypes.WINDOW), "When disruption is welcome, such as sun 02:00-05:00.");
    private static final Shape RECONCILE_SHAPE = Shape.of("a reconcile policy", SAFE, DISRUPTIVE, DESTRUCTIVE, WINDOWS);

    private static LabInfo.Reconcile reconcile(Entry entry) {
        return new LabInfo.Reconcile(
                entry.or(SAFE, LabInfo.When.APPROVE),
                entry.or(DISRUPTIVE, LabInfo.When.APPROVE),
                entry.or(DESTRUCTIVE, LabInfo.When.APPROVE),
                entry.list(WINDOWS));
    }

    static final Field<LabInfo.Reconcile> RECONCILE = Field.of(
            "reconcile",
            Links.nested(RECONCILE_SHAPE, PolicyShapes::reconcile),
            "Which changes are carried out on their own, and when.");

    private static final Field<LabInfo.Audience> AUDIENCE =
            Field.of("audience", Types.oneOf(LabInfo.Audience.class), "Who may read it; nobody when not stated.");
    private static final Field<URI> URL = Field.of("url", Types.URL, "Where it is published.");
    private static final Field<List<String>> HIDE = Field.of(
            "hide",
            Types.listOf(
                    Types.words("addresses", "macs", "serials", "hostnames", "sites", "people", "versions", "notes")),
            "Kinds of facts that are left out.");
    private static final Field<List<Ref>> HIDE_THINGS = Field.of(
            "hide-things",
            Types.listOf(Links.toAny(
                    Section.HOSTS,
                    Section.GUESTS,
                    Section.NETWORKS,
                    Section.SITES,
                    Section.DEVICES,
                    Section.NAS,
                    Section.CLUSTERS,
                    Section.APPS,
                    Section.EXTERNAL)),
            "Entries that are left out.");
    private static final Shape DOCS_SHAPE = Shape.of("rules of publication", AUDIENCE, URL, HIDE, HIDE_THINGS);

    private static LabInfo.Docs docs(Entry entry) {
        return new LabInfo.Docs(
                entry.or(AUDIENCE, LabInfo.Audience.NOBODY), entry.get(URL), entry.list(HIDE), entry.list(HIDE_THINGS));
    }

    static final Field<LabInfo.Docs> DOCS = Field.of(
            "docs",
            Links.nested(DOCS_SHAPE, PolicyShapes::docs),
            "What of the lab the documentation may show, and to whom.");

    private PolicyShapes() {}
}
