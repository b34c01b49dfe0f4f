package dev.latchkey.permission;

import dev.latchkey.aws.AwsClients;
import dev.latchkey.aws.AwsProblem;
import dev.latchkey.aws.Connection;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.iam.IamClient;

/** Inline policies and attachments of users, roles and groups over IAM's API. */
@Component
class IamPolicies {

    private final AwsClients clients;

    IamPolicies(AwsClients clients) {
        this.clients = clients;
    }

    /** The document of an inline policy as IAM keeps it; empty where there is none of that name. */
    Optional<String> inline(Connection connection, PrincipalRef principal, String policy) {
        IamClient iam = clients.iam(connection);
        String name = principal.name();
        try {
            String encoded = AwsProblem.answer(principal.operation("Get", "Policy"), () -> switch (principal.kind()) {
                case USER ->
                    iam.getUserPolicy(request -> request.userName(name).policyName(policy))
                            .policyDocument();
                case ROLE ->
                    iam.getRolePolicy(request -> request.roleName(name).policyName(policy))
                            .policyDocument();
                case GROUP ->
                    iam.getGroupPolicy(request -> request.groupName(name).policyName(policy))
                            .policyDocument();
            });
            return Optional.of(URLDecoder.decode(encoded, StandardCharsets.UTF_8));
        } catch (AwsProblem problem) {
            if (problem.code().equals("NoSuchEntity")) {
                return Optional.empty();
            }
            throw problem;
        }
    }

    /** Creates or overwrites. */
    void put(Connection connection, PrincipalRef principal, String policy, String document) {
        IamClient iam = clients.iam(connection);
        String name = principal.name();
        AwsProblem.answer(principal.operation("Put", "Policy"), () -> switch (principal.kind()) {
            case USER ->
                iam.putUserPolicy(
                        request -> request.userName(name).policyName(policy).policyDocument(document));
            case ROLE ->
                iam.putRolePolicy(
                        request -> request.roleName(name).policyName(policy).policyDocument(document));
            case GROUP ->
                iam.putGroupPolicy(
                        request -> request.groupName(name).policyName(policy).policyDocument(document));
        });
    }

    void delete(Connection connection, PrincipalRef principal, String policy) {
        IamClient iam = clients.iam(connection);
        String name = principal.name();
        AwsProblem.answer(principal.operation("Delete", "Policy"), () -> switch (principal.kind()) {
            case USER -> iam.deleteUserPolicy(request -> request.userName(name).policyName(policy));
            case ROLE -> iam.deleteRolePolicy(request -> request.roleName(name).policyName(policy));
            case GROUP ->
                iam.deleteGroupPolicy(request -> request.groupName(name).policyName(policy));
        });
    }

    void attach(Connection connection, PrincipalRef principal, String policyArn) {
        IamClient iam = clients.iam(connection);
        String name = principal.name();
        AwsProblem.answer(principal.operation("Attach", "Policy"), () -> switch (principal.kind()) {
            case USER -> iam.attachUserPolicy(request -> request.userName(name).policyArn(policyArn));
            case ROLE -> iam.attachRolePolicy(request -> request.roleName(name).policyArn(policyArn));
            case GROUP ->
                iam.attachGroupPolicy(request -> request.groupName(name).policyArn(policyArn));
        });
    }

    void detach(Connection connection, PrincipalRef principal, String policyArn) {
        IamClient iam = clients.iam(connection);
        String name = principal.name();
        AwsProblem.answer(principal.operation("Detach", "Policy"), () -> switch (principal.kind()) {
            case USER -> iam.detachUserPolicy(request -> request.userName(name).policyArn(policyArn));
            case ROLE -> iam.detachRolePolicy(request -> request.roleName(name).policyArn(policyArn));
            case GROUP ->
                iam.detachGroupPolicy(request -> request.groupName(name).policyArn(policyArn));
        });
    }
}
