package org.halle.people;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ResourceLoader;

/** Which directory is asked: the file that comes with Halle, unless an address is set. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DirectoryProperties.class)
class DirectoryConfiguration {

    @Bean
    Directory directory(DirectoryProperties wanted, ResourceLoader files) {
        String url = wanted.url();
        return url == null || url.isBlank()
                ? new FileDirectory(files.getResource(wanted.file()))
                : new WebDirectory(url);
    }
}
