package dev.latchkey.console;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.savedrequest.CookieRequestCache;

/** Who may come in, and the headers on every answer. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConsoleProperties.class)
class SecurityConfiguration {

    private static final String[] OPEN = {
        "/login",
        "/login/link",
        "/setup",
        "/actuator/health",
        "/css/**",
        "/js/**",
        "/fonts/**",
        "/img/**",
        "/webjars/**",
        "/favicon.ico",
        "/error"
    };

    private static final String PERMISSIONS = "accelerometer=(), camera=(), display-capture=(), geolocation=(), "
            + "gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=(), clipboard-read=(), "
            + "clipboard-write=(self)";

    @Bean
    SecurityFilterChain console(HttpSecurity http, SignInOutcome outcome, Clock clock) {
        return http.authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR)
                                .permitAll()
                                .requestMatchers(OPEN)
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .formLogin(form -> form.loginPage("/login")
                        .successHandler(outcome::succeeded)
                        .failureHandler(outcome::failed))
                .logout(logout -> logout.logoutUrl("/logout")
                        .addLogoutHandler(outcome::leaving)
                        .logoutSuccessUrl("/login?bye"))
                // A page asked for before sign-in is kept in a cookie: an anonymous request makes no session row.
                .requestCache(cache -> cache.requestCache(new CookieRequestCache()))
                .headers(SecurityConfiguration::headers)
                .addFilterBefore(new SessionLimit(clock), AuthorizationFilter.class)
                .build();
    }

    @Bean
    FilterRegistrationBean<HostGuard> hostGuard(ConsoleProperties properties) {
        FilterRegistrationBean<HostGuard> guard = new FilterRegistrationBean<>(new HostGuard(properties.publicUrls()));
        guard.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return guard;
    }

    /** Argon2id with the parameters of OWASP's password storage sheet: 19 MiB, two passes. */
    @Bean
    PasswordEncoder passwordEncoder() {
        return new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.addHeaderWriter(new PageContentSecurityPolicy())
                // Not no-referrer: Chromium then sends "Origin: null" with our own forms.
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                .addHeaderWriter(new StaticHeadersWriter("Permissions-Policy", PERMISSIONS))
                .addHeaderWriter(new StaticHeadersWriter("Origin-Agent-Cluster", "?1"));
    }
}
