package io.serialhub.material;

import io.serialhub.base.Fields;
import io.serialhub.base.Reason;
import io.serialhub.identifier.NumberCheck;
import java.util.Objects;

/**
 * How numbers that others gave are told apart: a unit's own, where a material names the profile, or a further one, whose
 * kind the profile's code is. Unique as written within the scope; one that only looks alike is a warning, no refusal.
 *
 * @param check   a word of {@link NumberCheck}
 * @param most    how many of the kind a unit may have; 0: any
 * @param version of the kept profile; has no effect in a command
 */
public record NumberProfile(
        String code, String nameZh, String nameEn, NumberScope scope, String check, int most, long version) {
    /** What numbers of materials go by that name no profile. */
    public static final String USUAL = "serial";

    private static final int MOST = 100;

    public NumberProfile {
        code = Fields.needed("code", code, 20);
        nameZh = Fields.needed("nameZh", nameZh, 100);
        nameEn = Fields.needed("nameEn", nameEn, 100);
        scope = Objects.requireNonNullElse(scope, NumberScope.MATERIAL);
        check = check == null || check.isBlank()
                ? NumberCheck.ANY.word()
                : NumberCheck.ofWord(check.strip()).word();
        Fields.between("most", most, 0, MOST);
    }

    /** For kinds that nobody described. */
    public static NumberProfile plain(String code) {
        return new NumberProfile(code, code, code, NumberScope.MATERIAL, null, 0, 0);
    }

    /** As it is kept. */
    public String tidy(String written) {
        return NumberCheck.ofWord(check).tidy(written);
    }

    /** Why a number is not written right, or null. */
    public Reason trouble(String written) {
        return NumberCheck.ofWord(check).trouble(nameEn, written);
    }

    /** @param maker code of the party that gave the number, or null when nobody said: then the material stands for it */
    public String within(String material, String maker) {
        return switch (scope) {
            case EVERYWHERE -> "";
            case MATERIAL -> material;
            case MAKER -> maker == null ? material : "@" + maker;
        };
    }

    NumberProfile at(long otherVersion) {
        return new NumberProfile(code, nameZh, nameEn, scope, check, most, otherVersion);
    }
}
