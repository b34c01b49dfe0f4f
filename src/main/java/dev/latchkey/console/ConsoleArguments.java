package dev.latchkey.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives controllers of all modules the {@link Operator} and the {@link Frame} of the request. */
@Configuration(proxyBeanMethods = false)
class ConsoleArguments implements WebMvcConfigurer {

    private static final String FRAME = ConsoleArguments.class.getName() + ".frame";

    private final ObjectProvider<Operators> operators;
    private final ObjectProvider<FrameSource> frames;

    ConsoleArguments(ObjectProvider<Operators> operators, ObjectProvider<FrameSource> frames) {
        this.operators = operators;
        this.frames = frames;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new Argument());
    }

    /** The signed-in operator, or null on the pages before sign-in. */
    @Nullable
    Operator operator() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || authentication instanceof AnonymousAuthenticationToken) {
            return null;
        }
        return authentication.isAuthenticated() ? operators.getObject().get(authentication.getName()) : null;
    }

    /** Made once per request; it belongs to the connection the address names, else to the default one. */
    Frame frame(HttpServletRequest request, Operator operator) {
        Object made = request.getAttribute(FRAME);
        if (made instanceof Frame frame) {
            return frame;
        }
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        Object connection = variables instanceof Map<?, ?> names ? names.get("connection") : null;
        Frame frame = frames.getObject().frame(operator, connection == null ? null : connection.toString());
        request.setAttribute(FRAME, frame);
        return frame;
    }

    private final class Argument implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Operator.class || parameter.getParameterType() == Frame.class;
        }

        @Override
        public @Nullable Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            Operator operator = operator();
            if (operator == null) {
                throw new IllegalStateException("A page for operators was reached without signing in.");
            }
            HttpServletRequest servletRequest = request.getNativeRequest(HttpServletRequest.class);
            return parameter.getParameterType() == Operator.class || servletRequest == null
                    ? operator
                    : frame(servletRequest, operator);
        }
    }
}
