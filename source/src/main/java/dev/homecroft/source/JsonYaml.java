package dev.homecroft.source;

import dev.homecroft.kernel.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a value as YAML: in brackets what is small and has nothing nested below it, line by line what is not. */
final class JsonYaml {
    private static final int WIDTH = 110;

    private JsonYaml() {}

    /** The text of a single value. */
    static Optional<String> scalar(Json value) {
        return switch (value) {
            case Json.Str(String text) -> Optional.of(text);
            case Json.Num number -> Optional.of(number.value().toPlainString());
            case Json.Bool(boolean flag) -> Optional.of(Boolean.toString(flag));
            case Json.Null(), Json.Arr _, Json.Obj _ -> Optional.empty();
        };
    }

    static String flow(Json value) {
        return switch (value) {
            case Json.Obj object -> object.members().isEmpty() ? "{}" : "{ " + members(object) + " }";
            case Json.Arr(List<Json> items) ->
                "[" + String.join(", ", items.stream().map(JsonYaml::flow).toList()) + "]";
            case Json.Null() -> "null";
            case Json.Str _, Json.Num _, Json.Bool _ ->
                ScalarText.write(scalar(value).orElse(""), true);
        };
    }

    /** Members of a mapping in brackets, without the brackets. */
    static String members(Json.Obj object) {
        return String.join(
                ", ",
                object.members().entrySet().stream()
                        .map(member -> ScalarText.write(member.getKey(), true) + ": " + flow(member.getValue()))
                        .toList());
    }

    /** Members line by line, each line with its break. */
    static String block(Json.Obj object, int indent, String lineBreak) {
        StringBuilder text = new StringBuilder();
        object.members().forEach((key, value) -> {
            text.append(" ".repeat(indent)).append(ScalarText.write(key, true)).append(':');
            text.append(value(value, indent, lineBreak)).append(lineBreak);
        });
        return text.toString();
    }

    /** Members line by line behind the key that they are the value of. */
    static String nested(Json.Obj object, int indent, String lineBreak) {
        return lineBreak + block(object, indent, lineBreak).stripTrailing();
    }

    static String items(List<Json> items, int indent, String lineBreak) {
        StringBuilder text = new StringBuilder();
        items.forEach(item ->
                text.append(" ".repeat(indent)).append("- ").append(flow(item)).append(lineBreak));
        return text.toString();
    }

    private static String value(Json value, int indent, String lineBreak) {
        String flow = flow(value);
        return switch (value) {
            case Json.Obj object
            when indent == 0 || !isSmall(object, flow) ->
                object.members().isEmpty() ? " {}" : nested(object, indent + 2, lineBreak);
            case Json.Arr(List<Json> items)
            when flow.length() > WIDTH ->
                lineBreak + items(items, indent + 2, lineBreak).stripTrailing();
            case Json.Str(String text) -> " " + ScalarText.write(text, false);
            case Json.Obj _, Json.Arr _, Json.Num _, Json.Bool _, Json.Null() -> " " + flow;
        };
    }

    private static boolean isSmall(Json.Obj object, String flow) {
        return flow.length() <= WIDTH && object.members().values().stream().noneMatch(JsonYaml::isNested);
    }

    private static boolean isNested(Json value) {
        return value instanceof Json.Obj(Map<String, Json> members)
                && members.values().stream().anyMatch(member -> member instanceof Json.Obj);
    }
}
