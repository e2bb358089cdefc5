package dev.homecroft.providers.proxmox.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of bringing a list of rules to what it is to be. */
final class RuleListProperties {
    @Provide
    Arbitrary<Rule> rules() {
        return Combinators.combine(
                        Arbitraries.of("in ACCEPT", "in DROP", "out REJECT", "group web"),
                        Arbitraries.of("", " proto=tcp dport=22", " proto=tcp dport=8006", " source=10.0.0.0/8"),
                        Arbitraries.of("", " off"),
                        Arbitraries.of("", " # words"))
                .as((head, options, off, comment) -> Rule.parse(head + options + off + comment));
    }

    @Provide
    Arbitrary<List<Rule>> wanted() {
        return rules().list().ofMaxSize(8);
    }

    @Provide
    Arbitrary<RuleList> lists() {
        return Combinators.combine(rules(), Arbitraries.of(true, false))
                .as(RuleList.Line::new)
                .list()
                .ofMaxSize(8)
                .map(RuleList::new);
    }

    @Property
    void oursBecomeWhatTheyAreToBeAndOthersKeepTheirOrder(
            @ForAll("lists") RuleList list, @ForAll("wanted") List<Rule> wanted) {
        RuleList end = list.settled(wanted);
        assertThat(end.ours()).hasSameSizeAs(wanted);
        for (int i = 0; i < wanted.size(); i++) {
            assertThat(end.ours().get(i).isSame(wanted.get(i))).isTrue();
        }
        assertThat(end.others()).isEqualTo(list.others());
    }

    @Property
    void whatIsAsItIsToBeNeedsNoCall(@ForAll("lists") RuleList list) {
        assertThat(list.next(list.ours())).isEmpty();
    }

    @Property
    void nobodysRuleIsTouchedButOurs(@ForAll("lists") RuleList list, @ForAll("wanted") List<Rule> wanted) {
        RuleList now = list;
        int calls = 0;
        Optional<RuleEdit> edit = now.next(wanted);
        while (edit.isPresent()) {
            Optional<Integer> touched = switch (edit.get()) {
                case RuleEdit.Insert _ -> Optional.empty();
                case RuleEdit.Change(int at, Rule _) -> Optional.of(at);
                case RuleEdit.Move(int from, int _) -> Optional.of(from);
                case RuleEdit.Delete(int at) -> Optional.of(at);
            };
            RuleList before = now;
            touched.ifPresent(at -> assertThat(before.lines().get(at).isOurs()).isTrue());
            now = now.after(edit.get());
            edit = now.next(wanted);
            assertThat(++calls)
                    .isLessThanOrEqualTo(3 * wanted.size() + list.ours().size());
        }
    }

    /** On the way what drops or rejects counts only once every rule in front of it stands. */
    @Property
    void nothingIsDroppedOnTheWayThatGetsThroughInTheEnd(@ForAll("wanted") List<Rule> wanted) {
        RuleList now = new RuleList(List.of());
        Optional<RuleEdit> edit = now.next(wanted);
        while (edit.isPresent()) {
            now = now.after(edit.get());
            boolean isWhole = now.ours().size() == wanted.size();
            if (!isWhole) {
                assertThat(now.all()).filteredOn(Rule::isOn).allMatch(Rule::isAccepting);
            }
            edit = now.next(wanted);
        }
    }

    @Property
    void textsAreReadBackAsTheyWereWritten(@ForAll("rules") Rule rule) {
        assertThat(Rule.parse(rule.toString())).isEqualTo(rule);
    }

    @Provide
    Arbitrary<List<Rule>> different() {
        return rules().list().ofMaxSize(8).uniqueElements(rule -> rule.on().options() + rule.type() + rule.action());
    }

    @Property
    void aNewListNeedsNoMoves(@ForAll("different") List<Rule> wanted) {
        List<RuleEdit> edits = new ArrayList<>();
        RuleList now = new RuleList(List.of());
        Optional<RuleEdit> edit = now.next(wanted);
        while (edit.isPresent()) {
            edits.add(edit.get());
            now = now.after(edit.get());
            edit = now.next(wanted);
        }
        assertThat(edits).noneMatch(RuleEdit.Move.class::isInstance).noneMatch(RuleEdit.Delete.class::isInstance);
    }
}
