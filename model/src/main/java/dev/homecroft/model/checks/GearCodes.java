package dev.homecroft.model.checks;

import java.util.List;

/** The codes of the checks of what stands around hosts and guests; each is a page of {@code croft explain}. */
final class GearCodes {
    static final String BACKUP_IN_OWN_DOMAIN = "backup-in-own-domain";
    static final String BACKUP_OF_NOTHING = "backup-of-nothing";
    static final String BACKUP_WITHOUT_TARGET = "backup-without-target";
    static final String CERTIFICATE_OUTSIDE_ISSUER = "certificate-outside-issuer";
    static final String CERTIFICATE_WITHOUT_ISSUER = "certificate-without-issuer";
    static final String COPY_BESIDE_ORIGINAL = "copy-beside-original";
    static final String DATASET_EXCEEDS_POOL = "dataset-exceeds-pool";
    static final String DATASTORE_EXCEEDS_DATASET = "datastore-exceeds-dataset";
    static final String DATASTORE_NOWHERE = "datastore-nowhere";
    static final String DECISION_STILL_HOLDS = "decision-still-holds";
    static final String FEED_CYCLE = "feed-cycle";
    static final String FEED_OVERLOADED = "feed-overloaded";
    static final String FEEDS_ON_ONE_UPS = "feeds-on-one-ups";
    static final String FORWARD_TO_TRUSTED = "forward-to-trusted";
    static final String FORWARD_TWICE = "forward-twice";
    static final String GROUP_EMPTY = "group-empty";
    static final String GUEST_NETWORK_NOT_ON_PORT = "guest-network-not-on-port";
    static final String GUEST_WITHOUT_BACKUP = "guest-without-backup";
    static final String ISOLATION_BROKEN = "isolation-broken";
    static final String ISSUER_WITHOUT_AUTHORITY = "issuer-without-authority";
    static final String KEEPS_NOTHING = "keeps-nothing";
    static final String LINK_ENDS = "link-ends";
    static final String MITIGATION_WITHOUT_STEP = "mitigation-without-step";
    static final String NEEDS_CYCLE = "needs-cycle";
    static final String NEEDS_FAILED = "needs-failed";
    static final String NEEDS_PLANNED = "needs-planned";
    static final String NETWORK_NOT_ON_PORT = "network-not-on-port";
    static final String NO_CONTACT = "no-contact";
    static final String NO_TIMEZONE = "no-timezone";
    static final String PLUGGED_TWICE = "plugged-twice";
    static final String REPLICATION_TO_ITSELF = "replication-to-itself";
    static final String RESERVATIONS_EXCEED_POOL = "reservations-exceed-pool";
    static final String RULE_TWICE = "rule-twice";
    static final String RULE_WITHOUT_EFFECT = "rule-without-effect";
    static final String SHARE_UNREACHABLE = "share-unreachable";
    static final String SINGLE_INSTANCE = "single-instance";
    static final String START_ORDER = "start-order";
    static final String STORAGE_CYCLE = "storage-cycle";
    static final String UNKNOWN_DATASET = "unknown-dataset";
    static final String UNKNOWN_DISK = "unknown-disk";
    static final String UNKNOWN_POOL = "unknown-pool";
    static final String UNKNOWN_PORT = "unknown-port";
    static final String UNKNOWN_TIMEZONE = "unknown-timezone";
    static final String UNKNOWN_USER = "unknown-user";
    static final String UPDATE_TWICE = "update-twice";
    static final String VIP_PRIORITY_TWICE = "vip-priority-twice";
    static final String VIP_SINGLE_MEMBER = "vip-single-member";
    static final String ZONE_SINGLE_SERVER = "zone-single-server";

    private GearCodes() {}

    /** All of them, sorted. */
    static List<String> all() {
        return List.of(
                BACKUP_IN_OWN_DOMAIN,
                BACKUP_OF_NOTHING,
                BACKUP_WITHOUT_TARGET,
                CERTIFICATE_OUTSIDE_ISSUER,
                CERTIFICATE_WITHOUT_ISSUER,
                COPY_BESIDE_ORIGINAL,
                DATASET_EXCEEDS_POOL,
                DATASTORE_EXCEEDS_DATASET,
                DATASTORE_NOWHERE,
                DECISION_STILL_HOLDS,
                FEED_CYCLE,
                FEED_OVERLOADED,
                FEEDS_ON_ONE_UPS,
                FORWARD_TO_TRUSTED,
                FORWARD_TWICE,
                GROUP_EMPTY,
                GUEST_NETWORK_NOT_ON_PORT,
                GUEST_WITHOUT_BACKUP,
                ISOLATION_BROKEN,
                ISSUER_WITHOUT_AUTHORITY,
                KEEPS_NOTHING,
                LINK_ENDS,
                MITIGATION_WITHOUT_STEP,
                NEEDS_CYCLE,
                NEEDS_FAILED,
                NEEDS_PLANNED,
                NETWORK_NOT_ON_PORT,
                NO_CONTACT,
                NO_TIMEZONE,
                PLUGGED_TWICE,
                REPLICATION_TO_ITSELF,
                RESERVATIONS_EXCEED_POOL,
                RULE_TWICE,
                RULE_WITHOUT_EFFECT,
                SHARE_UNREACHABLE,
                SINGLE_INSTANCE,
                START_ORDER,
                STORAGE_CYCLE,
                UNKNOWN_DATASET,
                UNKNOWN_DISK,
                UNKNOWN_POOL,
                UNKNOWN_PORT,
                UNKNOWN_TIMEZONE,
                UNKNOWN_USER,
                UPDATE_TWICE,
                VIP_PRIORITY_TWICE,
                VIP_SINGLE_MEMBER,
                ZONE_SINGLE_SERVER);
    }
}
