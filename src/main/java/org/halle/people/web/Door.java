package org.halle.people.web;

import jakarta.servlet.http.HttpServletRequest;
import org.halle.kernel.Refused;
import org.halle.people.ApiAccess;
import org.halle.people.Language;
import org.halle.people.LinkRequest;
import org.halle.people.SigningIn;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.web.servlet.LocaleResolver;

/** Who may pass: what is public, how people and programs are known, what every answer carries. */
@Configuration(proxyBeanMethods = false)
class Door {

    /** A page that needs more (the modeler) sets the header itself; this one then stands back. */
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; "
                    + "base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    private static final String PERMISSIONS_POLICY =
            "camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=(), browsing-topics=()";

    private static final String[] STATIC = {
        "/css/**", "/js/**", "/img/**", "/islands/**", "/webjars/**", "/favicon.ico", "/robots.txt"
    };

    private static final String[] PUBLIC = {
        "/",
        "/calls/*",
        // the secret in the address is the key
        "/calendar/*",
        "/login/**",
        // only a demonstration has that page: whoever asked for a link finds it there before they are signed in
        "/letters/**",
        "/error",
        "/actuator/health/**",
        "/v3/api-docs/**",
        "/api-docs/**",
        "/swagger-ui/**"
    };

    /** Programs by Bearer token, pages by their session. */
    @Bean
    @Order(SecurityFilterProperties.BASIC_AUTH_ORDER - 2)
    SecurityFilterChain api(
            HttpSecurity http, ApiAccess access, ProblemAnswers problems, CsrfTokenRepository csrfTokens)
            throws Exception {
        AuthenticationFilter bearer = new AuthenticationFilter(bearers(access), new BearerToken.Converter());
        bearer.setSuccessHandler((request, response, who) -> {});
        bearer.setFailureHandler(problems::commence);
        return http.securityMatcher("/api/**", "/engine-rest/**")
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers(HttpMethod.GET, "/api/calls", "/api/calls/*")
                                .permitAll()
                                .requestMatchers(HttpMethod.POST, DemoSignIn.TOKENS)
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .addFilterBefore(bearer, LogoutFilter.class)
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens)
                        // another site cannot send this header; nor does the demonstration's door know whose browser it
                        // is
                        .ignoringRequestMatchers(Door::carriesAuthorization)
                        .ignoringRequestMatchers(DemoSignIn.TOKENS))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .exceptionHandling(
                        refusals -> refusals.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .headers(Door::headers)
                .build();
    }

    /** People by a link that works once, then by their session. */
    @Bean
    @Order(SecurityFilterProperties.BASIC_AUTH_ORDER - 1)
    SecurityFilterChain pages(
            HttpSecurity http,
            SigningIn signingIn,
            Arrival arrival,
            SignInEntry entry,
            RequestCache firstAsked,
            CsrfTokenRepository csrfTokens,
            LocaleResolver languages)
            throws Exception {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(STATIC)
                        .permitAll()
                        .requestMatchers(PUBLIC)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oneTimeTokenLogin(link -> link.loginPage("/login")
                        .tokenGeneratingUrl("/login")
                        .generateRequestResolver(request -> linkRequest(request, languages))
                        .tokenGenerationSuccessHandler(
                                (request, response, token) -> response.sendRedirect("/login/sent"))
                        .showDefaultSubmitPage(false)
                        .loginProcessingUrl("/login/link")
                        .tokenService(signingIn)
                        .successHandler(arrival)
                        .failureHandler((request, response, failure) -> response.sendRedirect("/login?problem=link")))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens))
                .requestCache(cache -> cache.requestCache(firstAsked))
                .logout(logout -> logout.logoutUrl("/logout").logoutSuccessUrl("/"))
                .exceptionHandling(
                        refusals -> refusals.authenticationEntryPoint(entry).accessDeniedHandler(entry))
                .headers(Door::headers)
                .build();
    }

    @Bean
    CsrfTokenRepository csrfTokens() {
        return new HttpSessionCsrfTokenRepository();
    }

    /** Remembers the page first asked for, never a background request. */
    @Bean
    @SuppressWarnings("NullAway") // null is how this cache is told to leave addresses as they were
    RequestCache firstAsked() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setMatchingRequestParameterName(null);
        cache.setRequestMatcher(request -> HttpMethod.GET.matches(request.getMethod())
                && request.getHeader("HX-Request") == null
                && String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains(MediaType.TEXT_HTML_VALUE));
        return cache;
    }

    private static AuthenticationManager bearers(ApiAccess access) {
        return presented -> BearerToken.authenticated(presented, access);
    }

    private static boolean carriesAuthorization(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    }

    /** Null for an address that cannot be one: the page then answers, with the form and what is wrong. */
    private static @Nullable LinkRequest linkRequest(HttpServletRequest request, LocaleResolver languages) {
        String email = request.getParameter("email");
        try {
            return email == null ? null : new LinkRequest(email, Language.of(languages.resolveLocale(request)));
        } catch (Refused implausible) {
            return null;
        }
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy(PERMISSIONS_POLICY))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
    }
}
