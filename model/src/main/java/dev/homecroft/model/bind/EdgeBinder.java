package dev.homecroft.model.bind;

import dev.homecroft.model.Section;
import dev.homecroft.model.edge.Access;
import dev.homecroft.model.edge.Edge;

/** Binds what stands between the lab and others. */
final class EdgeBinder {
    private final LabBinder binder;

    EdgeBinder(LabBinder binder) {
        this.binder = binder;
    }

    Edge edge() {
        PerimeterBinder perimeter = new PerimeterBinder(binder);
        return new Edge(
                perimeter.firewall(),
                perimeter.certificates(),
                perimeter.external(),
                binder.bind(Section.GATEWAYS, EdgeShapes.GATEWAY, EdgeShapes::gateway),
                binder.bind(Section.TUNNELS, EdgeShapes.TUNNEL, EdgeShapes::tunnel),
                new Access(
                        binder.bind(Section.ACCESS_APPLICATIONS, EdgeShapes.APPLICATION, EdgeShapes::application),
                        binder.bind(Section.ACCESS_POLICIES, EdgeShapes.POLICY, EdgeShapes::policy)),
                binder.bind(Section.TAILNETS, TailnetShapes.TAILNET, TailnetShapes::tailnet));
    }
}
