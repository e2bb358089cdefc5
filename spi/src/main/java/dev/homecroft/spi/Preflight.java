package dev.homecroft.spi;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.state.Step;
import dev.homecroft.state.Target;
import java.util.List;

/** A provider that can tell what a run would lack before it begins. */
public interface Preflight {
    /** One diagnostic for each right that the steps need and the credential does not have. Reads only. */
    List<Diagnostic> preflight(Target target, List<Step> steps, ProviderContext context);
}
