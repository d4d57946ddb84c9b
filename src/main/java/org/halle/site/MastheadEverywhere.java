package org.halle.site;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the masthead on every page. */
@Configuration(proxyBeanMethods = false)
class MastheadEverywhere implements WebMvcConfigurer {

    private final Masthead masthead;

    MastheadEverywhere(Masthead masthead) {
        this.masthead = masthead;
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(masthead);
    }
}
