package dev.homecroft.providers.secrets;

import dev.homecroft.kernel.Redactor;
import dev.homecroft.kernel.Secret;
import dev.homecroft.kernel.SecretRef;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a store that is a service is logged in to: by secrets of other stores, or by what its own tool would take.
 *
 * @param others answers references to secrets of other stores
 * @param redactor learns each value
 */
record Login(Function<SecretRef, Secret> others, Map<String, String> environment, Redactor redactor) {
    Secret secret(SecretRef ref) {
        Secret secret = others.apply(ref);
        redactor.learn(secret);
        return secret;
    }

    /** What is stated, or else in the variable. */
    Optional<Secret> token(Optional<SecretRef> stated, String variable) {
        return stated.map(this::secret).or(() -> variable(variable));
    }

    private Optional<Secret> variable(String name) {
        String value = environment.getOrDefault(name, "");
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Secret secret = new Secret(value);
        redactor.learn(secret);
        return Optional.of(secret);
    }
}
