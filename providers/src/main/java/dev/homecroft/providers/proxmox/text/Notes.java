package dev.homecroft.providers.proxmox.text;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.kernel.json.JsonReader;
import dev.homecroft.kernel.json.JsonText;
import dev.homecroft.state.Identity;
import dev.homecroft.state.Mark;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A guest's description, which people see as notes: what somebody else wrote, our note, and as its last line our mark in an
 * HTML comment, so that nobody is bothered by it.
 *
 * @param foreign text that stood there before us
 * @param note our text for people
 */
public record Notes(String foreign, String note, Optional<Mark> mark) {
    public static final Notes EMPTY = new Notes("", "", Optional.empty());
    private static final String BEGIN = "<!-- croft -->";
    private static final String MARK = "<!-- croft-mark ";
    private static final String END = " -->";
    private static final Pattern IDENTITY = Pattern.compile("[a-z][a-z0-9-]*:.+");

    public static Notes parse(String description) {
        String text = description.strip();
        Optional<Mark> mark = Optional.empty();
        int last = text.lastIndexOf('\n') + 1;
        String lastLine = text.substring(last);
        if (lastLine.startsWith(MARK) && lastLine.endsWith(END)) {
            mark = read(lastLine.substring(MARK.length(), lastLine.length() - END.length()));
            text = text.substring(0, last).strip();
        }
        int begin = text.indexOf(BEGIN);
        return begin < 0
                ? new Notes(text, "", mark)
                : new Notes(
                        text.substring(0, begin).strip(),
                        text.substring(begin + BEGIN.length()).strip(),
                        mark);
    }

    private static Optional<Mark> read(String text) {
        return JsonReader.tryRead(text)
                .filter(Json.Obj.class::isInstance)
                .map(Json.Obj.class::cast)
                .flatMap(json -> {
                    Optional<String> lab = json.text("lab");
                    Optional<Address> address = json.text("address").flatMap(Address::tryParse);
                    if (lab.isEmpty() || address.isEmpty()) {
                        return Optional.empty();
                    }
                    return Optional.of(new Mark(
                            lab.get(),
                            address.get(),
                            json.text("identity").flatMap(Notes::identity),
                            json.text("intent").orElse("")));
                });
    }

    private static Optional<Identity> identity(String text) {
        return IDENTITY.matcher(text).matches() ? Optional.of(Identity.parse(text)) : Optional.empty();
    }

    Notes with(String newNote, Mark newMark) {
        return new Notes(foreign, newNote, Optional.of(newMark));
    }

    /** The description as it is sent. */
    public String text() {
        StringBuilder text = new StringBuilder(foreign);
        if (!note.isEmpty()) {
            text.append(text.isEmpty() ? "" : "\n\n").append(BEGIN).append('\n').append(note);
        }
        mark.ifPresent(own -> text.append(text.isEmpty() ? "" : "\n\n").append(write(own)));
        return text.toString();
    }

    private static String write(Mark mark) {
        Json json = Json.object()
                .put("lab", mark.lab())
                .put("address", mark.address().toString())
                .put("identity", mark.identity(), identity -> Json.of(identity.toString()))
                .put("intent", mark.intent())
                .build();
        // Two dashes would end the comment for some readers.
        return MARK + JsonText.canonical(json).replace("--", "-\\u002d") + END;
    }
}
