package org.halle.programme;

import java.util.LinkedHashMap;
import java.util.Map;
import org.halle.kernel.Refused;
import org.springframework.data.relational.core.mapping.Column;

/** How many times each criterion of the jury's grid counts. */
public record Weights(
        @Column("weight_purpose") int purpose,
        @Column("weight_impact") int impact,
        @Column("weight_need") int need,
        @Column("weight_innovation") int innovation,
        @Column("weight_quality") int quality) {

    private static final int HEAVIEST = 10;

    /** All criteria count alike. */
    public static Weights alike() {
        return new Weights(1, 1, 1, 1, 1);
    }

    /** By the criterion's code, in the order of the grid. */
    public Map<String, Integer> byCriterion() {
        Map<String, Integer> weights = new LinkedHashMap<>();
        weights.put("purpose", purpose);
        weights.put("impact", impact);
        weights.put("need", need);
        weights.put("innovation", innovation);
        weights.put("quality", quality);
        return weights;
    }

    /** Each weight out of bounds. */
    Map<String, Refused> problems() {
        Map<String, Refused> wrong = new LinkedHashMap<>();
        Rules.between(wrong, "weightPurpose", purpose, 1, HEAVIEST);
        Rules.between(wrong, "weightImpact", impact, 1, HEAVIEST);
        Rules.between(wrong, "weightNeed", need, 1, HEAVIEST);
        Rules.between(wrong, "weightInnovation", innovation, 1, HEAVIEST);
        Rules.between(wrong, "weightQuality", quality, 1, HEAVIEST);
        return wrong;
    }
}
