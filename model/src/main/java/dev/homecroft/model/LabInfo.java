package dev.homecroft.model;

import dev.homecroft.kernel.Fqdn;
import java.util.Optional;

/**
 * What the lab says of itself.
 *
 * @param id written into our marks, so that two labs of one name never mix; the name when not stated
 * @param secretStore the store of secrets that name none
 */
public record LabInfo(
        String name,
        String id,
        Optional<Fqdn> publicDomain,
        Optional<Fqdn> privateDomain,
        Optional<String> timezone,
        Optional<String> contact,
        Optional<String> repository,
        Optional<String> owner,
        Optional<Ref> secretStore,
        Origin origin) {}
