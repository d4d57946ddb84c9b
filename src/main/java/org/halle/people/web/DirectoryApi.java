package org.halle.people.web;

import java.time.LocalDate;
import org.halle.kernel.NotFound;
import org.halle.people.Directory;
import org.halle.people.DirectoryEntry;
import org.halle.people.LegalStatus;
import org.halle.people.Siren;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Looking organisations up by their SIREN. */
@RestController
@RequestMapping("/api/organisations")
class DirectoryApi {

    private final Directory directory;

    DirectoryApi(Directory directory) {
        this.directory = directory;
    }

    /** An organisation; {@code legalStatus} is a code such as "association". */
    record Found(
            String siren,
            String name,
            @Nullable String legalStatus,
            @Nullable String town,
            @Nullable LocalDate foundedOn) {}

    @GetMapping("/{siren}")
    Found find(@PathVariable String siren) {
        DirectoryEntry entry = directory.find(Siren.parse(siren)).orElseThrow(NotFound::new);
        LegalStatus status = entry.status();
        return new Found(
                entry.siren().digits(),
                entry.name(),
                status == null ? null : status.code(),
                entry.town(),
                entry.foundedOn());
    }
}
