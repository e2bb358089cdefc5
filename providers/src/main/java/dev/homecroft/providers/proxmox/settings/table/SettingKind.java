package dev.homecroft.providers.proxmox.settings.table;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.Words;
import dev.homecroft.providers.proxmox.firewall.Rule;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Identity;
import dev.homecroft.state.Mark;
import dev.homecroft.state.ObjectRef;
import dev.homecroft.state.Risk;
import dev.homecroft.state.Target;
import dev.homecroft.state.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * One kind of setting, as data.
 *
 * @param word kind of address
 * @param marking where our mark stands
 * @param removal what it means when one of them goes
 * @param builtIn keys of those that come with the product: they are never made and never deleted
 * @param rights what a change needs
 */
public record SettingKind(
        String word,
        Route route,
        List<Column> columns,
        Marking marking,
        Risk removal,
        Pattern builtIn,
        Function<String, Right> rights) {
    public static final String COMMENT = "comment";
    public static final String RAW = "raw.";
    /** What stands for an object that may be there and can't be read. */
    static final Json.Obj SILENT = new Json.Obj(Map.of("@silent", Json.of(true)));

    /** The intent of what we made and did not finish. */
    public static final String HALF = "half";

    private static final String OF_GUEST = "guest/";
    private static final Pattern NO_KEY = Pattern.compile("(?!)");
    private static final Pattern RAW_NAME = Pattern.compile("[A-Za-z0-9_:.-]+");
    /** What a server adds by itself, and which nobody states. */
    private static final Set<String> OF_THE_SERVER = Set.of("digest", "order", "members", "users", "tokens", "plugin");

    /** A privilege at a path. */
    public record Right(String path, String privilege) {}

    public SettingKind {
        columns = List.copyOf(columns);
    }

    /** One whose mark stands in a comment. It can be made again just as it was. */
    static SettingKind commented(
            String word, Route route, String comment, Function<String, Right> rights, Column... columns) {
        Marking marking = new Marking.Comment(comment);
        return new SettingKind(word, route, List.of(columns), marking, Risk.SAFE, NO_KEY, rights);
    }

    /** One that is in the register. It can be made again just as it was. */
    static SettingKind registered(String word, Route route, Function<String, Right> rights, Column... columns) {
        Marking marking = new Marking.Registered();
        return new SettingKind(word, route, List.of(columns), marking, Risk.SAFE, NO_KEY, rights);
    }

    static SettingKind inherent(String word, Route route, Function<String, Right> rights, Column... columns) {
        return new SettingKind(word, route, List.of(columns), new Marking.Inherent(), Risk.SAFE, NO_KEY, rights);
    }

    /** One that is a list of rules, each with a mark of its own. */
    static SettingKind within(String word, Route route, Function<String, Right> rights, Column... columns) {
        return new SettingKind(word, route, List.of(columns), new Marking.Within(), Risk.SAFE, NO_KEY, rights);
    }

    SettingKind removing(Risk risk) {
        return new SettingKind(word, route, columns, marking, risk, builtIn, rights);
    }

    /** @param keys pattern of those that come with the product */
    SettingKind butFor(String keys) {
        return new SettingKind(word, route, columns, marking, removal, Pattern.compile(keys), rights);
    }

    /** The address of such a thing: {@code pool/tower/media}. */
    public Address address(Target target, String key) {
        return new Address(word, target.name() + "/" + key);
    }

    /** The key in an address of a setting. */
    public static String key(Address address) {
        return address.name().substring(address.name().indexOf('/') + 1);
    }

    /** Encoded, so that a key of digits is not taken for a guest's number. */
    public ObjectRef ref(Target target, String key) {
        return new ObjectRef(target, word + ":" + Words.encode(key));
    }

    /** Such a thing is nothing but its key: there is no other that could have it. */
    public static Identity identity(Address address) {
        return new Identity("pve-key", address.toString());
    }

    public boolean isBuiltIn(String key) {
        return builtIn.matcher(key).matches();
    }

    public boolean isRegistered() {
        return marking instanceof Marking.Registered;
    }

    public boolean isInherent() {
        return marking instanceof Marking.Inherent;
    }

    /** Whether what is stated no more goes back to what the server takes by itself; a switch without such a position stays. */
    public boolean goesBack() {
        return !word.equals("repositories");
    }

    /** Nothing can be written into it: it is ordered, and stays with its node when nothing states it any more. */
    public boolean isOrdered() {
        return word.equals("acme-certificate");
    }

    /** The server tells a value when it is made, and never again: it has to be kept at once. */
    public boolean isToken() {
        return word.equals("token");
    }

    /** Its key is a guest with a number behind it, and it goes only some time after it was deleted. */
    public boolean isReplication() {
        return word.equals("replication");
    }

    public boolean isFirewall() {
        return word.startsWith("firewall");
    }

    /** Says that a guest is watched; its key is the guest. */
    public boolean isWatch() {
        return word.equals("ha");
    }

    public boolean isSdn() {
        return word.equals(SdnRoute.KIND);
    }

    /** Whether people's fields stand beside ours in it, so that only what we wrote goes. */
    public boolean isShared() {
        return word.equals("firewall");
    }

    /** The guest in a key, by the word that stands there: its name in the lab, or the number that the API wants. */
    public Optional<String> guest(String key) {
        if (isWatch()) {
            return Optional.of(key);
        }
        if (isReplication() && key.indexOf('-') > 0) {
            return Optional.of(key.substring(0, key.lastIndexOf('-')));
        }
        if (!isFirewall() || !key.startsWith(OF_GUEST)) {
            return Optional.empty();
        }
        return Optional.of(key.split("/")[1]);
    }

    /** The key with another word for its guest. */
    public String withGuest(String key, UnaryOperator<String> other) {
        if (isReplication()) {
            return guest(key)
                    .map(guest -> GuestNames.id(other.apply(guest)) + key.substring(guest.length()))
                    .orElse(key);
        }
        return guest(key)
                .map(guest -> isWatch()
                        ? other.apply(guest)
                        : OF_GUEST + other.apply(guest) + key.substring(OF_GUEST.length() + guest.length()))
                .orElse(key);
    }

    public static boolean isSilent(Json.Obj row) {
        return row.get("@silent").isPresent();
    }

    /** Whether two values of a field mean the same. */
    public boolean isSame(String field, Value one, Value other) {
        if (!(marking instanceof Marking.Within) || !field.equals(RulesRoute.RULES)) {
            return one.equals(other);
        }
        List<Rule> rules = RulesRoute.rules(one);
        List<Rule> others = RulesRoute.rules(other);
        return rules.size() == others.size()
                && IntStream.range(0, rules.size()).allMatch(i -> rules.get(i).isSame(others.get(i)));
    }

    /** The key that the API has for what answers there. */
    public String wireKey(ObjectRef ref) {
        return Words.decode(ref.locator().substring(word.length() + 1));
    }

    /** The option that people's comment stands in, and our mark. */
    public Optional<String> comment() {
        return marking instanceof Marking.Comment(String option) ? Optional.of(option) : Optional.empty();
    }

    /** The column of a field; an option that the lab passes through as it stands has one as well. */
    public Optional<Column> column(String field) {
        if (field.startsWith(RAW)) {
            return Optional.of(Column.of(field, field.substring(RAW.length()), Form.PLAIN));
        }
        if (isSdn()) {
            return Optional.of(SdnRoute.column(field));
        }
        return columns.stream().filter(column -> column.field().equals(field)).findFirst();
    }

    /** What a row of an answer says, in our fields. */
    public Fields fields(Json.Obj row) {
        Fields.Builder fields = Fields.builder();
        if (isSdn()) {
            row.members().keySet().stream()
                    .filter(name -> !name.startsWith("@"))
                    .forEach(name -> fields.put(name, SdnRoute.column(name).read(row)));
            return fields.build();
        }
        row.members().keySet().stream()
                .filter(this::hasNoColumn)
                .forEach(wire -> fields.put(RAW + wire, Form.PLAIN.read(row, wire)));
        columns.forEach(column -> fields.put(column.field(), column.read(row)));
        String text = remark(row).text();
        if (!text.isEmpty()) {
            fields.put(COMMENT, text);
        }
        return fields.build();
    }

    private boolean hasNoColumn(String wire) {
        return RAW_NAME.matcher(wire).matches()
                && !OF_THE_SERVER.contains(wire)
                && !comment().equals(Optional.of(wire))
                && columns.stream().noneMatch(column -> column.wire().equals(wire));
    }

    public Remark remark(Json.Obj row) {
        return Remark.parse(comment().flatMap(row::text).orElse(""));
    }

    /** The mark in its comment, for whatever thing that names. */
    public Optional<Mark> mark(Json.Obj row) {
        Remark remark = remark(row);
        return remark.lab()
                .flatMap(lab -> remark.address()
                        .map(address -> new Mark(
                                lab, address, Optional.of(identity(address)), remark.isHalf() ? HALF : "comment")));
    }

    public boolean isSecret(String field) {
        return column(field).map(Column::isSecret).orElse(false);
    }

    /** What can be read back of fields that are wanted. */
    public Fields readable(Fields wanted) {
        Fields.Builder readable = Fields.builder();
        wanted.values().forEach((path, value) -> {
            if (!isSecret(path) && !(value instanceof Value.Hidden)) {
                readable.put(path, value);
            }
        });
        return readable.build();
    }
}
