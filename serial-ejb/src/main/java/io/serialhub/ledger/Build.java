package io.serialhub.ledger;

import io.serialhub.base.Ref;
import io.serialhub.material.Tracking;
import java.math.BigDecimal;
import java.util.List;

/**
 * A unit beside its bill of material.
 *
 * @param complete  nothing that is followed by number or lot is missing
 * @param positions by position; none where the material has no bill of material
 */
public record Build(String unit, Ref material, boolean complete, List<Position> positions) {
    /**
     * One position.
     *
     * @param quantity that it takes
     * @param done     that is inside now
     * @param missing  that still has to go in; nothing where the component is not followed
     * @param parts    numbers and lots that are inside now
     */
    public record Position(
            String position,
            Ref component,
            Tracking tracking,
            BigDecimal quantity,
            BigDecimal done,
            BigDecimal missing,
            List<String> parts) {}
}
