package dev.homecroft.simulators.contract;

import dev.homecroft.simulators.values.ParameterTable;

/**
 * One method of the API.
 *
 * @param verb GET, POST, PUT or DELETE
 * @param path with {@code {name}} for its parameters
 * @param inPerson whether tokens are refused
 */
public record Method(String verb, String path, Rule rule, boolean inPerson, ParameterTable parameters) {
    @Override
    public String toString() {
        return verb + " " + path;
    }
}
