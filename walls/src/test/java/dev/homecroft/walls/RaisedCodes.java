package dev.homecroft.walls;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;

/**
 * Which codes the sources can raise. A code is what reaches the first argument of {@code Diagnostic.error}, {@code warning}
 * and {@code note} or the second of {@code new Diagnostic}: as a literal, as a constant, or through a parameter of a helper,
 * whose callers are then asked. The kernel is left out: it carries diagnostics and raises none. What can't be followed is a
 * riddle, so that nothing is missed in silence.
 */
final class RaisedCodes {
    /** A method or constructor that is given a code. */
    private record Funnel(String room, String owner, String name, int arity, int index, boolean isPublic) {
        boolean takes(SourceIndex.Call call) {
            if (call.arguments().size() != arity || !(isPublic || call.room().equals(room))) {
                return false;
            }
            if (call.receiver().isEmpty()) {
                return SourceIndex.owners(call.path()).contains(owner);
            }
            String receiver = call.receiver().substring(call.receiver().lastIndexOf('.') + 1);
            return !receiver.matches("[A-Z]\\w*") || receiver.equals(owner);
        }
    }

    private static final String KERNEL = "dev.homecroft.kernel";

    private final SourceIndex sources;
    private final Set<Funnel> known = new HashSet<>();
    private final Deque<Funnel> open = new ArrayDeque<>();
    private final SortedMap<String, SortedSet<String>> codes = new TreeMap<>();
    private final SortedSet<String> riddles = new TreeSet<>();

    RaisedCodes(SourceIndex sources) {
        this.sources = sources;
        for (String method : List.of("error", "warning", "note")) {
            follow(new Funnel(KERNEL, "Diagnostic", method, 2, 0, true));
        }
        follow(new Funnel(KERNEL, "Diagnostic", SourceIndex.CONSTRUCTOR, 9, 1, true));
        while (!open.isEmpty()) {
            Funnel funnel = open.pop();
            sources.calls(funnel.name()).stream()
                    .filter(call -> funnel.takes(call) && !call.room().startsWith(KERNEL))
                    .forEach(call -> trace(call.arguments().get(funnel.index()), call.path()));
            sources.references(funnel.name()).stream()
                    .filter(path -> SourceIndex.room(path).equals(funnel.room()) && isOf(path, funnel.owner()))
                    .forEach(path -> riddle(path.getLeaf(), path));
        }
    }

    /** Each code with the files that raise it or name it. */
    SortedMap<String, SortedSet<String>> codes() {
        return codes;
    }

    /** Places from where the code could not be followed to a text. */
    SortedSet<String> riddles() {
        return riddles;
    }

    private static boolean isOf(TreePath reference, String owner) {
        String type = ((MemberReferenceTree) reference.getLeaf())
                .getQualifierExpression()
                .toString();
        return type.equals(owner)
                || (type.equals("this") && SourceIndex.owners(reference).contains(owner));
    }

    private void follow(Funnel funnel) {
        if (known.add(funnel)) {
            open.add(funnel);
        }
    }

    private void trace(ExpressionTree expression, TreePath from) {
        switch (expression) {
            case LiteralTree literal
            when literal.getValue() instanceof String code ->
                codes.computeIfAbsent(code, _ -> new TreeSet<>()).add(SourceIndex.file(from));
            case ParenthesizedTree inner -> trace(inner.getExpression(), from);
            case ConditionalExpressionTree either -> {
                trace(either.getTrueExpression(), from);
                trace(either.getFalseExpression(), from);
            }
            case IdentifierTree name -> traceName(name.getName().toString(), from);
            case MemberSelectTree member ->
                traceField(
                        member.getExpression().toString(),
                        member.getIdentifier().toString(),
                        from);
            case MethodInvocationTree call
            when call.getMethodSelect().toString().endsWith(".code") -> followRecords(SourceIndex.room(from));
            default -> riddle(expression, from);
        }
    }

    /** A parameter of a method around, else a constant of a class around or imported. */
    private void traceName(String name, TreePath from) {
        for (TreePath place = from; place != null; place = place.getParentPath()) {
            if (place.getLeaf() instanceof MethodTree method) {
                int index = parameters(method).indexOf(name);
                if (index >= 0) {
                    follow(funnel(method, place, index));
                    return;
                }
            }
        }
        for (String owner : SourceIndex.owners(from)) {
            if (!sources.fields(owner, name).isEmpty()) {
                traceField(owner, name, from);
                return;
            }
        }
        riddles.add(SourceIndex.file(from) + ": " + name);
    }

    private void traceField(String owner, String name, TreePath from) {
        List<TreePath> fields = sources.fields(owner, name);
        if (fields.isEmpty()) {
            riddles.add(SourceIndex.file(from) + ": " + owner + "." + name);
        }
        fields.forEach(field -> trace(((VariableTree) field.getLeaf()).getInitializer(), field));
    }

    /** The code of another diagnostic was found where that one was raised; the code of a record of ours where that is made. */
    private void followRecords(String room) {
        for (TreePath path : sources.records()) {
            ClassTree type = (ClassTree) path.getLeaf();
            List<String> parts = type.getMembers().stream()
                    .filter(member -> member instanceof VariableTree part
                            && !part.getModifiers().getFlags().contains(Modifier.STATIC))
                    .map(member -> ((VariableTree) member).getName().toString())
                    .toList();
            int index = parts.indexOf("code");
            if (index >= 0 && SourceIndex.room(path).equals(room)) {
                String owner = type.getSimpleName().toString();
                follow(new Funnel(room, owner, SourceIndex.CONSTRUCTOR, parts.size(), index, true));
            }
        }
    }

    private static Funnel funnel(MethodTree method, TreePath path, int index) {
        ClassTree owner = (ClassTree) path.getParentPath().getLeaf();
        return new Funnel(
                SourceIndex.room(path),
                owner.getSimpleName().toString(),
                method.getName().toString(),
                method.getParameters().size(),
                index,
                method.getModifiers().getFlags().contains(Modifier.PUBLIC));
    }

    private static List<String> parameters(MethodTree method) {
        return method.getParameters().stream()
                .map(parameter -> parameter.getName().toString())
                .toList();
    }

    private void riddle(Tree expression, TreePath from) {
        riddles.add(SourceIndex.file(from) + ": " + expression);
    }
}
