package dev.homecroft.model;

import java.util.Optional;

/** A place where things stand. */
public record Site(String name, Status status, Optional<String> location, Origin origin) {}
