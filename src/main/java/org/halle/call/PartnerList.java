package org.halle.call;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.halle.kernel.AlreadyDone;
import org.halle.kernel.Money;
import org.halle.kernel.PersonId;
import org.halle.kernel.Refused;
import org.jspecify.annotations.Nullable;

/** Everybody who joined one application beside its lead: each person once, and no more than can agree on anything. */
record PartnerList(Set<Partner> all) {

    private static final int MOST = 20;
    private static final int WHOLE = 100;

    PartnerList joinedBy(Partner newcomer) {
        if (find(newcomer.person()).isPresent()) {
            throw new AlreadyDone("call.refused.partner-invited");
        }
        if (all.size() >= MOST) {
            throw new Refused("call.refused.partners-many", MOST);
        }
        Set<Partner> more = new LinkedHashSet<>(all);
        more.add(newcomer);
        return new PartnerList(more);
    }

    PartnerList without(PersonId person) {
        require(person);
        return new PartnerList(
                all.stream().filter(one -> !one.person().equals(person)).collect(Collectors.toSet()));
    }

    PartnerList signedBy(PersonId person, String role, @Nullable Money share, String contribution, Instant at) {
        if (require(person).signed()) {
            throw new AlreadyDone("call.refused.signed");
        }
        return new PartnerList(all.stream()
                .map(one -> one.person().equals(person) ? one.sign(role, share, contribution, at) : one)
                .collect(Collectors.toSet()));
    }

    Optional<Partner> find(PersonId person) {
        return all.stream().filter(one -> one.person().equals(person)).findFirst();
    }

    List<Partner> asInvited() {
        return all.stream().sorted(Partner.AS_INVITED).toList();
    }

    /** @param percent share of the partners who must have signed; a part of a person is a person */
    int missingSignatures(int percent) {
        int needed = (all.size() * percent + WHOLE - 1) / WHOLE;
        long signed = all.stream().filter(Partner::signed).count();
        return (int) Math.max(0, needed - signed);
    }

    private Partner require(PersonId person) {
        return find(person).orElseThrow(() -> new Refused("call.refused.not-a-partner"));
    }
}
