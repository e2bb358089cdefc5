package dev.homecroft.example.notes;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.Lab;
import dev.homecroft.spi.DiffContext;
import dev.homecroft.spi.Matched;
import dev.homecroft.spi.Projection;
import dev.homecroft.spi.Proposal;
import dev.homecroft.spi.Provider;
import dev.homecroft.spi.ProviderContext;
import dev.homecroft.spi.StepContext;
import dev.homecroft.spi.StepResult;
import dev.homecroft.state.Action;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Expectation;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Freshness;
import dev.homecroft.state.Identity;
import dev.homecroft.state.Mark;
import dev.homecroft.state.ObjectRef;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Step;
import dev.homecroft.state.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** What the author of a provider may get wrong, one mistake at a time. */
final class Mistakes {
    private Mistakes() {}

    static Provider projectsNoTargets() {
        return new Spoiled() {
            @Override
            public Projection project(Lab lab) {
                return new Projection(List.of(), sound.project(lab).resources(), List.of());
            }
        };
    }

    static Provider projectsByTheOrderOfTheFile() {
        return new Spoiled() {
            @Override
            public Projection project(Lab lab) {
                Projection right = sound.project(lab);
                String first = lab.hosts().keySet().iterator().next();
                List<DesiredResource> numbered = right.resources().stream()
                        .map(note -> new DesiredResource(
                                note.address(),
                                note.layer(),
                                note.target(),
                                note.fields()
                                        .with(Fields.builder()
                                                .put("title", first)
                                                .build()),
                                note.needs(),
                                note.declaredAt(),
                                note.origins()))
                        .toList();
                return new Projection(right.targets(), numbered, right.problems());
            }
        };
    }

    static Provider throwsDice() {
        return new Spoiled() {
            @Override
            public Proposal diff(Matched matched, DiffContext context) {
                String dice = UUID.randomUUID().toString();
                return sound.diff(matched, new DiffContext(context.lab(), dice, Set.of(), Set.of(), Set.of()));
            }
        };
    }

    static Provider hidesItsSlots() {
        return new Spoiled() {
            @Override
            public Proposal diff(Matched matched, DiffContext context) {
                Proposal right = sound.diff(matched, context);
                return new Proposal(right.steps(), right.unchanged(), right.blocked(), right.held(), Map.of());
            }
        };
    }

    static Provider removesUnasked() {
        return new Spoiled() {
            @Override
            public Proposal diff(Matched matched, DiffContext context) {
                List<Matched.Removal> all = matched.removals().stream()
                        .map(removal ->
                                new Matched.Removal(removal.observed(), removal.reason(), true, removal.desired()))
                        .toList();
                return sound.diff(
                        new Matched(
                                matched.missing(), matched.present(), matched.adoptions(), all, matched.observations()),
                        context);
            }
        };
    }

    static Provider neverSettles() {
        return observing(object ->
                with(object, object.mark(), Fields.builder().put("text", "?").build()));
    }

    static Provider losesItsMarks() {
        return observing(object -> with(object, Optional.empty(), Fields.EMPTY));
    }

    static Provider believesCopiedMarks() {
        return observing(object -> with(
                object,
                object.mark().map(mark -> new Mark(mark.lab(), mark.address(), object.identity(), mark.intent())),
                Fields.EMPTY));
    }

    static Provider believesTheLocator() {
        return new Spoiled() {
            @Override
            public StepResult apply(Step step, StepContext context) {
                NotesClient client = NotesClient.open(step.target(), context);
                String file =
                        step.expects().map(expected -> expected.ref().locator()).orElse("");
                Optional<Note> there = client.all().stream()
                        .filter(note -> note.file().equals(file))
                        .findFirst();
                return there.map(note -> overwrite(note, step, client)).orElseGet(() -> sound.apply(step, context));
            }
        };
    }

    private static StepResult overwrite(Note note, Step step, NotesClient client) {
        try {
            if (step.action() == Action.DELETE) {
                client.delete(note);
            } else {
                client.write(note.withText(step.arguments().text("set.text").orElse("")));
            }
            return StepResult.done();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    static Provider throwsWhenUnreachable() {
        return new Spoiled() {
            @Override
            public Observation observe(Target target, ProviderContext context) {
                Observation seen = sound.observe(target, context);
                if (seen.freshness() instanceof Freshness.Unreachable) {
                    throw new CroftException(seen.problems());
                }
                return seen;
            }
        };
    }

    static Provider tellsSecrets() {
        return new Spoiled() {
            @Override
            public StepResult apply(Step step, StepContext context) {
                context.connection(step.target())
                        .credential()
                        .ifPresent(ref -> context.progress(
                                0, "log in with " + context.secret(ref).reveal()));
                return sound.apply(step, context);
            }
        };
    }

    static Provider waitsThoughCancelled() {
        return new Spoiled() {
            @Override
            public StepResult apply(Step step, StepContext context) {
                for (int i = 0; i < 100; i++) {
                    context.pause(Duration.ofSeconds(1));
                }
                return sound.apply(step, context);
            }
        };
    }

    static Provider complainsWhenAlreadyDone() {
        return new Spoiled() {
            @Override
            public StepResult apply(Step step, StepContext context) {
                StepResult before = sound.probe(step, Optional.empty(), context);
                return before instanceof StepResult.Done ? new StepResult.NotDone() : sound.apply(step, context);
            }
        };
    }

    static Provider probesWithHope() {
        return new Spoiled() {
            @Override
            public StepResult probe(Step step, Optional<String> handle, StepContext context) {
                return StepResult.done();
            }
        };
    }

    static Provider trustsThatCallsArrive() {
        return new Flaky() {
            @Override
            StepResult afterDroppedCall() {
                return StepResult.done();
            }
        };
    }

    static Provider takesSilenceForFailure() {
        return new Flaky() {
            @Override
            StepResult afterLostAnswer() {
                return new StepResult.Failed(
                        Diagnostic.error("notes-lost", "It did not work.").build());
            }
        };
    }

    static Provider doesNotLookForWhatIsGone() {
        return new Spoiled() {
            @Override
            public StepResult apply(Step step, StepContext context) {
                StepResult right = sound.apply(step, context);
                boolean gone = right instanceof StepResult.Done(Optional<ObjectRef> ref, Optional<Identity> _, var _)
                        && ref.isEmpty();
                if (right instanceof StepResult.Refused) {
                    return StepResult.done();
                }
                return gone && step.action() == Action.DELETE
                        ? new StepResult.Refused(
                                Diagnostic.error("notes-gone", "It is gone.").build())
                        : right;
            }
        };
    }

    static Provider writesOverWhatIsInTheWay() {
        return new Spoiled() {
            @Override
            public StepResult apply(Step step, StepContext context) {
                NotesClient.open(step.target(), context).all().stream()
                        .filter(note -> note.mark().isEmpty())
                        .forEach(note -> overwrite(note, step, NotesClient.open(step.target(), context)));
                return sound.apply(step, context);
            }
        };
    }

    static Provider takesWhatHasTheRightName() {
        return new Spoiled() {
            @Override
            public Proposal diff(Matched matched, DiffContext context) {
                List<Matched.Present> taken = new ArrayList<>(matched.present());
                List<Matched.Missing> missing = new ArrayList<>();
                for (Matched.Missing one : matched.missing()) {
                    ObjectRef ref = new ObjectRef(
                            one.desired().target(), one.desired().address().name() + ".md");
                    Optional<ObservedObject> there = matched.observations().values().stream()
                            .flatMap(observation -> observation.at(ref).stream())
                            .findFirst();
                    there.ifPresentOrElse(
                            object -> taken.add(new Matched.Present(one.desired(), object, one.lastApplied())),
                            () -> missing.add(one));
                }
                return sound.diff(
                        new Matched(missing, taken, matched.adoptions(), matched.removals(), matched.observations()),
                        context);
            }
        };
    }

    static Provider editsWhatItAdopts() {
        return new Spoiled() {
            @Override
            public StepResult apply(Step step, StepContext context) {
                Fields extra = step.action() == Action.ADOPT
                        ? Fields.builder().put("set.text", "Ours now.").build()
                        : Fields.EMPTY;
                return sound.apply(with(step, step.expects(), step.arguments().with(extra)), context);
            }
        };
    }

    private static Provider observing(UnaryOperator<ObservedObject> eyes) {
        return new Spoiled() {
            @Override
            public Observation observe(Target target, ProviderContext context) {
                Observation seen = sound.observe(target, context);
                return new Observation(
                        target,
                        seen.at(),
                        seen.freshness(),
                        seen.objects().stream().map(eyes).toList(),
                        seen.problems());
            }
        };
    }

    private static ObservedObject with(ObservedObject object, Optional<Mark> mark, Fields other) {
        return new ObservedObject(
                object.ref(),
                object.kind(),
                object.name(),
                object.identity(),
                mark,
                object.fields().with(other),
                object.running(),
                object.freshness());
    }

    private static Step with(Step step, Optional<Expectation> expects, Fields arguments) {
        return new Step(
                step.id(),
                step.layer(),
                step.target(),
                step.action(),
                step.operation(),
                arguments,
                expects,
                step.changes(),
                step.reason(),
                step.risk(),
                step.declaredAt(),
                step.after(),
                step.slots(),
                step.estimate());
    }
}
