package dev.homecroft.simulators.dns;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** What an update message means (RFC 2136, section 3). Each method returns an rcode; NOERROR lets it go on. */
final class Updater {
    private Updater() {}

    /** Checks the message and stages its changes; they count only if the result is NOERROR. */
    static int process(Message update, ZoneEdit edit) {
        int prerequisites = checkPrerequisites(update.getSection(Section.PREREQ), edit);
        if (prerequisites != Rcode.NOERROR) {
            return prerequisites;
        }
        List<Record> changes = update.getSection(Section.UPDATE);
        for (Record change : changes) {
            int rcode = prescan(change, edit.origin());
            if (rcode != Rcode.NOERROR) {
                return rcode;
            }
        }
        changes.forEach(change -> stage(change, edit));
        return Rcode.NOERROR;
    }

    private record SetKey(Name name, int type) {}

    private static int checkPrerequisites(List<Record> prerequisites, ZoneEdit edit) {
        Map<SetKey, List<Record>> exact = new LinkedHashMap<>();
        for (Record wanted : prerequisites) {
            if (wanted.getTTL() != 0) {
                return Rcode.FORMERR;
            }
            if (!wanted.getName().subdomain(edit.origin())) {
                return Rcode.NOTZONE;
            }
            int rcode = checkPrerequisite(wanted, edit, exact);
            if (rcode != Rcode.NOERROR) {
                return rcode;
            }
        }
        boolean allEqual = exact.entrySet().stream().allMatch(entry -> {
            List<Record> present =
                    edit.node(entry.getKey().name()).set(entry.getKey().type());
            return sameSet(present, entry.getValue());
        });
        return allEqual ? Rcode.NOERROR : Rcode.NXRRSET;
    }

    /** RFC 2136, 3.2.1 to 3.2.5; the exact sets are gathered and compared as wholes afterwards. */
    private static int checkPrerequisite(Record wanted, ZoneEdit edit, Map<SetKey, List<Record>> exact) {
        Node node = edit.node(wanted.getName());
        boolean isAnyType = wanted.getType() == Type.ANY;
        boolean hasData = wanted.rdataToWireCanonical().length > 0;
        return switch (wanted.getDClass()) {
            case DClass.ANY -> {
                if (hasData) {
                    yield Rcode.FORMERR;
                }
                if (isAnyType) {
                    yield node.isEmpty() ? Rcode.NXDOMAIN : Rcode.NOERROR;
                }
                yield node.has(wanted.getType()) ? Rcode.NOERROR : Rcode.NXRRSET;
            }
            case DClass.NONE -> {
                if (hasData) {
                    yield Rcode.FORMERR;
                }
                if (isAnyType) {
                    yield node.isEmpty() ? Rcode.NOERROR : Rcode.YXDOMAIN;
                }
                yield node.has(wanted.getType()) ? Rcode.YXRRSET : Rcode.NOERROR;
            }
            case DClass.IN -> {
                exact.computeIfAbsent(new SetKey(wanted.getName(), wanted.getType()), key -> new ArrayList<>())
                        .add(wanted);
                yield Rcode.NOERROR;
            }
            default -> Rcode.FORMERR;
        };
    }

    private static boolean sameSet(List<Record> present, List<Record> wanted) {
        return present.size() == wanted.size()
                && wanted.stream().allMatch(one -> present.stream().anyMatch(other -> Records.sameData(one, other)));
    }

    /** RFC 2136, 3.4.1.3. */
    private static int prescan(Record change, Name origin) {
        if (!change.getName().subdomain(origin)) {
            return Rcode.NOTZONE;
        }
        boolean hasData = change.rdataToWireCanonical().length > 0;
        boolean isAny = change.getType() == Type.ANY;
        boolean isMeta = !isAny && !Type.isRR(change.getType());
        boolean isWellFormed = switch (change.getDClass()) {
            case DClass.IN -> !isAny && !isMeta && hasData;
            case DClass.ANY -> change.getTTL() == 0 && !hasData && !isMeta;
            case DClass.NONE -> change.getTTL() == 0 && !isAny && !isMeta;
            default -> false;
        };
        return isWellFormed ? Rcode.NOERROR : Rcode.FORMERR;
    }

    private static void stage(Record change, ZoneEdit edit) {
        switch (change.getDClass()) {
            case DClass.IN -> edit.add(change);
            case DClass.NONE -> edit.remove(change);
            case DClass.ANY -> {
                if (change.getType() == Type.ANY) {
                    edit.removeAll(change.getName());
                } else {
                    edit.removeSet(change.getName(), change.getType());
                }
            }
            default -> throw new IllegalStateException("not prescanned: " + change);
        }
    }
}
