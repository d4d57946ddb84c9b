package org.halle.notification;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class NotificationConfiguration {

    @Bean
    LetterSettings letterSettings(
            @Value("${halle.address}") String address,
            @Value("${halle.name:Halle}") String name,
            @Value("${halle.mail.from}") String from,
            @Value("${halle.letters.send:true}") boolean send,
            @Value("${halle.demo:false}") boolean demonstration) {
        return LetterSettings.of(address, name, from, send, demonstration);
    }
}
