package io.revenuesignals.contracts.documents;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records' source with the compiler's own parser: Javadoc becomes the words of the documents, the constructor's
 * checks become the constraints of the schemas. So nothing is said twice.
 */
final class SourceReader {

    private final Map<String, TypeWords> words = new HashMap<>();

    private SourceReader() {}

    /** Reads every source file below a folder. */
    static SourceReader of(Path folder) {
        SourceReader reader = new SourceReader();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            var sources = files.getJavaFileObjectsFromPaths(javaFiles(folder));
            JavacTask task = (JavacTask) compiler.getTask(null, files, null, List.of(), null, sources);
            DocTrees docs = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                reader.new TypeScanner(docs, unit).scan(unit, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reader;
    }

    private static List<Path> javaFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    /** What the source says about a type. */
    TypeWords wordsOf(Class<?> type) {
        TypeWords found = words.get(type.getName().replace('$', '.'));
        if (found == null) {
            throw new IllegalStateException("no source of " + type.getName());
        }
        return found;
    }

    private final class TypeScanner extends TreePathScanner<@Nullable Void, @Nullable TypeWords> {

        private final DocTrees docs;
        private final String packageName;

        TypeScanner(DocTrees docs, CompilationUnitTree unit) {
            this.docs = docs;
            this.packageName = String.valueOf(unit.getPackageName());
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable TypeWords outer) {
            TypeWords found = new TypeWords(type.getSimpleName().toString());
            words.put(qualified(type), found);
            DocCommentTree comment = docs.getDocCommentTree(getCurrentPath());
            if (comment != null) {
                found.describe(text(comment.getFullBody()));
                comment.getBlockTags().forEach(tag -> param(tag, found));
            }
            return super.visitClass(type, found);
        }

        private String qualified(ClassTree type) {
            String name = type.getSimpleName().toString();
            for (var path = getCurrentPath().getParentPath(); path != null; path = path.getParentPath()) {
                if (path.getLeaf() instanceof ClassTree enclosing) {
                    name = enclosing.getSimpleName() + "." + name;
                }
            }
            return packageName + "." + name;
        }

        private static void param(DocTree tag, TypeWords found) {
            if (tag instanceof ParamTree param) {
                found.describe(param.getName().toString(), text(param.getDescription()));
            }
        }

        @Override
        public @Nullable Void visitVariable(VariableTree variable, @Nullable TypeWords type) {
            DocCommentTree comment = docs.getDocCommentTree(getCurrentPath());
            if (comment != null
                    && type != null
                    && getCurrentPath().getParentPath().getLeaf() instanceof ClassTree) {
                type.describe(variable.getName().toString(), text(comment.getFullBody()));
            }
            return super.visitVariable(variable, type);
        }

        @Override
        public @Nullable Void visitAssignment(AssignmentTree assignment, @Nullable TypeWords type) {
            if (type != null
                    && assignment.getVariable() instanceof IdentifierTree field
                    && assignment.getExpression() instanceof ConditionalExpressionTree choice
                    && choice.getTrueExpression().getKind() != Tree.Kind.NULL_LITERAL) {
                type.defaults(field.getName().toString());
            }
            return super.visitAssignment(assignment, type);
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable TypeWords type) {
            if (type != null
                    && call.getMethodSelect() instanceof MemberSelectTree method
                    && method.getExpression() instanceof IdentifierTree owner
                    && owner.getName().contentEquals("Checks")) {
                note(method.getIdentifier().toString(), call.getArguments(), type);
            }
            return super.visitMethodInvocation(call, type);
        }

        private static void note(String check, List<? extends ExpressionTree> arguments, TypeWords type) {
            if (check.equals("require")) {
                type.rule(new TypeWords.Rule(literal(arguments.get(1)), literal(arguments.get(2))));
            } else if (arguments.get(0) instanceof IdentifierTree field) {
                type.check(field.getName().toString(), check);
            }
        }

        private static String literal(ExpressionTree argument) {
            if (argument instanceof com.sun.source.tree.LiteralTree literal
                    && literal.getValue() instanceof String text) {
                return text;
            }
            throw new IllegalStateException("a rule must name its field and reason in plain words: " + argument);
        }

        private static String text(List<? extends DocTree> parts) {
            return parts.stream()
                    .map(TypeScanner::text)
                    .collect(Collectors.joining())
                    .replaceAll("\\s+", " ")
                    .strip();
        }

        private static String text(DocTree part) {
            return switch (part) {
                case TextTree plain -> plain.getBody();
                case LiteralTree code -> "`" + code.getBody().getBody() + "`";
                case LinkTree link -> "`" + target(link) + "`";
                default -> " ";
            };
        }

        private static String target(LinkTree link) {
            String signature = link.getReference().getSignature();
            return signature.substring(signature.indexOf('#') + 1);
        }
    }
}
