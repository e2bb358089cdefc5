package dev.homecroft.model.checks;

import java.util.List;
import java.util.stream.Stream;

/** The codes of all checks; each is a page of {@code croft explain}. They never change. */
public final class CheckCodes {
    public static final String ADDRESS_IN_DHCP_RANGE = "address-in-dhcp-range";
    public static final String ADDRESS_OF_GATEWAY = "address-of-gateway";
    public static final String ADDRESS_OF_NOBODY = "address-of-nobody";
    public static final String ADDRESS_OUTSIDE_NETWORK = "address-outside-network";
    public static final String ADDRESS_RESERVED = "address-reserved";
    public static final String ADDRESS_TWICE = "address-twice";
    public static final String CLONE_OF_NO_TEMPLATE = "clone-of-no-template";
    public static final String CNAME_BESIDE_OTHERS = "cname-beside-others";
    public static final String CPU_OVERCOMMITTED = "cpu-overcommitted";
    public static final String CPU_TOO_MANY = "cpu-too-many";
    public static final String DEVICE_TWICE = "device-twice";
    public static final String DHCP_RANGE = "dhcp-range";
    public static final String GATEWAY_OUTSIDE_NETWORK = "gateway-outside-network";
    public static final String ID_OUTSIDE_RANGE = "id-outside-range";
    public static final String ID_TWICE = "id-twice";
    public static final String IMAGE_KIND = "image-kind";
    public static final String IMAGE_WITHOUT_CHECKSUM = "image-without-checksum";
    public static final String LITERAL_SECRET = "literal-secret";
    public static final String MAC_GROUP = "mac-group";
    public static final String MAC_TWICE = "mac-twice";
    public static final String MAPPING_NOT_ON_NODE = "mapping-not-on-node";
    public static final String MEMORY_EXCEEDED = "memory-exceeded";
    public static final String NAME_TWICE = "name-twice";
    public static final String NETWORKS_OVERLAP = "networks-overlap";
    public static final String NODE_NOT_ACTIVE = "node-not-active";
    public static final String NODE_NOT_MEMBER = "node-not-member";
    public static final String NO_REVERSE_ZONE = "no-reverse-zone";
    public static final String NO_ROOM_AFTER_LOSS = "no-room-after-loss";
    public static final String QUORUM_ON_ONE_HOST = "quorum-on-one-host";
    public static final String RECORD_OUTSIDE_ZONES = "record-outside-zones";
    public static final String RECORD_POINTS_NOWHERE = "record-points-nowhere";
    public static final String RETIRED_REFERENCE = "retired-reference";
    public static final String SERVER_WITHOUT_ADDRESS = "server-without-address";
    public static final String SPREAD_BROKEN = "spread-broken";
    public static final String STORAGE_CONTENT = "storage-content";
    public static final String STORAGE_EXCEEDED = "storage-exceeded";
    public static final String STORAGE_NOT_ON_NODE = "storage-not-on-node";
    public static final String TEMPLATE_STARTED = "template-started";
    public static final String UNKNOWN_DEVICE = "unknown-device";
    public static final String UNKNOWN_MAPPING = "unknown-mapping";
    public static final String UNKNOWN_REFERENCE = "unknown-reference";
    public static final String UNKNOWN_STORAGE = "unknown-storage";
    public static final String VIP_MEMBER_ELSEWHERE = "vip-member-elsewhere";
    public static final String VLAN_TWICE = "vlan-twice";
    public static final String VRID_TWICE = "vrid-twice";
    public static final String ZONE_WITHOUT_SERVER = "zone-without-server";

    private CheckCodes() {}

    /** All of them, sorted. */
    public static List<String> all() {
        return Stream.of(own(), KubeCodes.all(), GearCodes.all(), VirtCodes.all())
                .flatMap(List::stream)
                .sorted()
                .toList();
    }

    private static List<String> own() {
        return List.of(
                ADDRESS_IN_DHCP_RANGE,
                ADDRESS_OF_GATEWAY,
                ADDRESS_OF_NOBODY,
                ADDRESS_OUTSIDE_NETWORK,
                ADDRESS_RESERVED,
                ADDRESS_TWICE,
                CLONE_OF_NO_TEMPLATE,
                CNAME_BESIDE_OTHERS,
                CPU_OVERCOMMITTED,
                CPU_TOO_MANY,
                DEVICE_TWICE,
                DHCP_RANGE,
                GATEWAY_OUTSIDE_NETWORK,
                ID_OUTSIDE_RANGE,
                ID_TWICE,
                IMAGE_KIND,
                IMAGE_WITHOUT_CHECKSUM,
                LITERAL_SECRET,
                MAC_GROUP,
                MAC_TWICE,
                MAPPING_NOT_ON_NODE,
                MEMORY_EXCEEDED,
                NAME_TWICE,
                NETWORKS_OVERLAP,
                NODE_NOT_ACTIVE,
                NODE_NOT_MEMBER,
                NO_REVERSE_ZONE,
                NO_ROOM_AFTER_LOSS,
                QUORUM_ON_ONE_HOST,
                RECORD_OUTSIDE_ZONES,
                RECORD_POINTS_NOWHERE,
                RETIRED_REFERENCE,
                SERVER_WITHOUT_ADDRESS,
                SPREAD_BROKEN,
                STORAGE_CONTENT,
                STORAGE_EXCEEDED,
                STORAGE_NOT_ON_NODE,
                TEMPLATE_STARTED,
                UNKNOWN_DEVICE,
                UNKNOWN_MAPPING,
                UNKNOWN_REFERENCE,
                UNKNOWN_STORAGE,
                VIP_MEMBER_ELSEWHERE,
                VLAN_TWICE,
                VRID_TWICE,
                ZONE_WITHOUT_SERVER);
    }
}
