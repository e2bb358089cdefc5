package dev.homecroft.app.lab;

import dev.homecroft.app.session.LabSession;
import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.source.SourceText;
import dev.homecroft.source.YamlEdit;
import dev.homecroft.source.YamlNode;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Value;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes what was found into the lab's files, to the byte beside it as it was. */
final class FieldAdoption {
    private static final String CODE = "adopt-field";

    private final LoadedLab read;

    FieldAdoption(LoadedLab read) {
        this.read = read;
    }

    LabSession.Adopted adopt(Looked looked, Address thing, String field) {
        DesiredResource desired = Optional.ofNullable(looked.desired().get(thing))
                .orElseThrow(() -> refusal("`%s` is not declared.".formatted(thing)));
        ObservedObject object = looked.object(thing)
                .orElseThrow(() -> refusal("`%s` is not there to adopt a value from.".formatted(thing)));
        Value found =
                object.fields().get(field).orElseThrow(() -> refusal("`%s` has no `%s` now.".formatted(thing, field)));
        SourceRange at = Optional.ofNullable(desired.origins().get(field))
                .orElseThrow(
                        () -> refusal("No file states `%s` of `%s` as a value of its own.".formatted(field, thing)));
        if (desired.fields().get(field).equals(Optional.of(found))) {
            throw refusal("`%s` of `%s` is as the lab says: there is nothing to adopt.".formatted(field, thing));
        }
        String before = desired.fields().get(field).map(Value::toString).orElse("");
        return write(at, text(found, thing, field), before, shared(looked, thing, at));
    }

    /** Other things whose values stand in the same place. */
    private static List<Address> shared(Looked looked, Address thing, SourceRange at) {
        return looked.desired().values().stream()
                .filter(other -> other.origins().containsValue(at))
                .map(DesiredResource::address)
                .filter(other -> !other.equals(thing))
                .toList();
    }

    private static String text(Value value, Address thing, String field) {
        return switch (value) {
            case Value.Text(String text) -> text;
            case Value.Whole whole -> whole.toString();
            case Value.Size size -> size.toString();
            case Value.Flag(boolean flag) -> Boolean.toString(flag);
            case Value.Items _, Value.Hidden _ ->
                throw refusal("`%s` of `%s` is not a single value; change it in the file.".formatted(field, thing));
        };
    }

    private LabSession.Adopted write(SourceRange at, String value, String before, List<Address> shared) {
        SourceText text = read.files().text(at.file());
        YamlNode root = read.files().files().stream()
                .filter(file -> file.path().equals(at.file()))
                .findFirst()
                .flatMap(file -> file.root())
                .orElseThrow(() -> refusal("`%s` can't be read.".formatted(at.file())));
        List<String> path = new ArrayList<>();
        if (!find(root, at, path)) {
            throw refusal("What stands at `%s` is no single value that could take another one.".formatted(at));
        }
        replace(read.root().resolve(at.file()), YamlEdit.of(text).set(path, value));
        return new LabSession.Adopted(at.file(), at.start().line(), before, value, shared);
    }

    /** The keys from the root to the single value that stands there; a whole entry is never overwritten. */
    private static boolean find(YamlNode node, SourceRange at, List<String> path) {
        if (node.range().equals(at)) {
            return node instanceof YamlNode.Scalar;
        }
        if (!(node instanceof YamlNode.Mapping mapping)) {
            return false;
        }
        for (YamlNode.Entry entry : mapping.entries()) {
            path.add(entry.key().text());
            if (find(entry.value(), at, path)) {
                return true;
            }
            path.removeLast();
        }
        return false;
    }

    private static void replace(Path file, String text) {
        Path fresh = file.resolveSibling("." + file.getFileName() + ".new");
        try {
            Files.writeString(fresh, text);
            try {
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException plain) {
                Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException fault) {
            throw new CroftException(
                    Diagnostic.error(CODE, "`%s` can't be written.".formatted(file.getFileName()))
                            .detail(String.valueOf(fault.getMessage()))
                            .build(),
                    fault);
        }
    }

    private static CroftException refusal(String summary) {
        return new CroftException(Diagnostic.error(CODE, summary).build());
    }
}
