package dev.latchkey.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers only to its own names (a page elsewhere can make its host name resolve to loopback) and takes
 * changes only from its own pages.
 */
final class HostGuard extends OncePerRequestFilter {

    private static final int MISDIRECTED_REQUEST = 421;
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final Set<String> names = new HashSet<>(Set.of("localhost", "127.0.0.1", "[::1]"));

    HostGuard(List<URI> publicUrls) {
        publicUrls.forEach(url -> names.add(url.getHost()));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!names.contains(request.getServerName().toLowerCase())) {
            refuse(
                    response,
                    MISDIRECTED_REQUEST,
                    "This server does not answer to that host name. Open it as localhost, "
                            + "or add the address to latchkey.public-urls.");
        } else if (!READING.contains(request.getMethod()) && foreign(request)) {
            refuse(
                    response,
                    HttpServletResponse.SC_FORBIDDEN,
                    "Another site tried to make this change. It was not made.");
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean foreign(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        String origin = request.getHeader("Origin");
        return origin != null && !names.contains(host(origin));
    }

    private static @Nullable String host(String origin) {
        try {
            return URI.create(origin).getHost();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static void refuse(HttpServletResponse response, int status, String sentence) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain;charset=utf-8");
        response.getWriter().println(sentence);
    }
}
