package dev.latchkey.aws;

import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Shows an AWS refusal that no page handled itself. */
@ControllerAdvice
@Order(0)
class AwsProblemPage {

    @ExceptionHandler
    ModelAndView refused(AwsProblem problem) {
        HttpStatus status = problem.status() == 404 ? HttpStatus.NOT_FOUND : HttpStatus.BAD_GATEWAY;
        ModelAndView page = new ModelAndView("console/error");
        page.setStatus(status);
        page.addObject("problem", problem);
        page.addObject("status", status.value());
        return page;
    }
}
