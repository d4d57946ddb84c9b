package org.halle.people;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where organisations are looked up.
 *
 * @param file a CSV file: siren, name, legal_status, town, founded_on
 * @param url the "recherche d'entreprises" API of the State, or another that answers alike; asked instead of the file.
 *     None unless it is set: by itself, Halle calls nobody
 */
@ConfigurationProperties("halle.directory")
record DirectoryProperties(@DefaultValue("classpath:/sample/organisations.csv") String file, @Nullable String url) {}
