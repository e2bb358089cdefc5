package dev.homecroft.engine.audit;

/** The codes of all diagnostics of this room; each has a text of {@code croft explain}. They never change. */
final class AuditCodes {
    static final String BLOCKED = "audit-blocked";
    static final String DESTRUCTION = "audit-destruction";
    static final String HOST = "audit-host";
    static final String IDENTITY = "audit-identity";
    static final String LIFELINE = "audit-lifeline";
    static final String MANAGEMENT = "audit-management";
    static final String ORDER = "audit-order";
    static final String QUORUM = "audit-quorum";
    static final String SLOT = "audit-slot";
    static final String UNIQUE = "audit-unique";

    private AuditCodes() {}
}
