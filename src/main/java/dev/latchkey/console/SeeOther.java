package dev.latchkey.console;

import org.springframework.context.annotation.Configuration;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** Lets every {@code redirect:} after a POST answer 303, as RFC 9110 has it, and not 302. */
@Configuration(proxyBeanMethods = false)
class SeeOther {

    SeeOther(ThymeleafViewResolver resolver) {
        resolver.setRedirectHttp10Compatible(false);
    }
}
