package org.halle.hall;

import org.halle.kernel.OrganisationId;
import org.springframework.data.repository.ListCrudRepository;

/** Where funders' profiles are kept. */
interface Funders extends ListCrudRepository<Funder, OrganisationId> {}
