package dev.homecroft.walls;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the sources say by name: calls, fields, records and references to methods. */
final class SourceIndex {
    static final String CONSTRUCTOR = "<init>";

    /** @param receiver what stands before the dot; for a constructor the name of the class */
    record Call(TreePath path, String receiver, String name, List<? extends ExpressionTree> arguments) {
        String room() {
            return SourceIndex.room(path);
        }
    }

    private final Map<String, List<Call>> calls = new TreeMap<>();
    private final Map<String, List<TreePath>> fields = new TreeMap<>();
    private final Map<String, List<TreePath>> references = new TreeMap<>();
    private final List<TreePath> records = new ArrayList<>();

    SourceIndex(List<CompilationUnitTree> units) {
        units.forEach(unit -> new Scan().scan(unit, this));
    }

    List<Call> calls(String name) {
        return calls.getOrDefault(name, List.of());
    }

    /** Fields with a value, by the simple name of their class and their own. */
    List<TreePath> fields(String owner, String name) {
        return fields.getOrDefault(owner + "." + name, List.of());
    }

    /** Fields with a value, of the classes whose simple name is wanted. */
    List<TreePath> fieldsOf(Predicate<String> isWanted) {
        return fields.entrySet().stream()
                .filter(field ->
                        isWanted.test(field.getKey().substring(0, field.getKey().indexOf('.'))))
                .flatMap(field -> field.getValue().stream())
                .toList();
    }

    List<TreePath> references(String name) {
        return references.getOrDefault(name, List.of());
    }

    List<TreePath> records() {
        return records;
    }

    static String room(TreePath path) {
        return String.valueOf(path.getCompilationUnit().getPackageName());
    }

    static String file(TreePath path) {
        String name = path.getCompilationUnit().getSourceFile().getName();
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** The classes around a place, and those that they extend, by simple name. */
    static List<String> owners(TreePath path) {
        List<String> owners = new ArrayList<>();
        for (Tree leaf : path) {
            if (leaf instanceof ClassTree type) {
                owners.add(type.getSimpleName().toString());
                Stream.concat(Stream.ofNullable(type.getExtendsClause()), type.getImplementsClause().stream())
                        .forEach(above -> owners.add(simple(above.toString())));
            }
        }
        path.getCompilationUnit().getImports().stream()
                .filter(line -> line.isStatic() && line.getQualifiedIdentifier() instanceof MemberSelectTree)
                .map(line -> ((MemberSelectTree) line.getQualifiedIdentifier()).getExpression())
                .forEach(type -> owners.add(simple(type.toString())));
        return owners;
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1).replaceAll("<.*", "");
    }

    private static final class Scan extends TreePathScanner<Void, SourceIndex> {
        @Override
        public Void visitClass(ClassTree type, SourceIndex index) {
            if (type.getKind() == Tree.Kind.RECORD) {
                index.records.add(getCurrentPath());
            }
            return super.visitClass(type, index);
        }

        @Override
        public Void visitVariable(VariableTree variable, SourceIndex index) {
            Tree around = getCurrentPath().getParentPath().getLeaf();
            if (around instanceof ClassTree owner && variable.getInitializer() != null) {
                add(index.fields, owner.getSimpleName() + "." + variable.getName(), getCurrentPath());
            }
            return super.visitVariable(variable, index);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, SourceIndex index) {
            String method = call.getMethodSelect().toString();
            int dot = method.lastIndexOf('.');
            String receiver = call.getMethodSelect() instanceof MemberSelectTree select
                    ? select.getExpression().toString()
                    : "";
            String name = method.substring(dot + 1);
            add(index.calls, name, new Call(getCurrentPath(), receiver, name, call.getArguments()));
            return super.visitMethodInvocation(call, index);
        }

        @Override
        public Void visitNewClass(NewClassTree made, SourceIndex index) {
            String type = simple(made.getIdentifier().toString());
            add(index.calls, CONSTRUCTOR, new Call(getCurrentPath(), type, CONSTRUCTOR, made.getArguments()));
            return super.visitNewClass(made, index);
        }

        @Override
        public Void visitMemberReference(MemberReferenceTree reference, SourceIndex index) {
            add(index.references, reference.getName().toString(), getCurrentPath());
            return super.visitMemberReference(reference, index);
        }

        private static <T> void add(Map<String, List<T>> map, String key, T value) {
            map.computeIfAbsent(key, _ -> new ArrayList<>()).add(value);
        }
    }
}
