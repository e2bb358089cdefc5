package dev.homecroft.walls;

import com.tngtech.archunit.lang.ArchRule;

/**
 * One rule.
 *
 * @param name kebab case; the planted class that breaks it lives in a package of the same idea
 */
record Wall(String name, ArchRule rule) {
    @Override
    public String toString() {
        return name;
    }
}
