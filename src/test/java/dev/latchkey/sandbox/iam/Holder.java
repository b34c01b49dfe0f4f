package dev.latchkey.sandbox.iam;

import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;

/** A user, a group or a role, and IAM's three names for the same operation on it. */
enum Holder {
    USER {
        @Override
        void create(IamClient iam, String name) {
            iam.createUser(r -> r.userName(name));
        }

        @Override
        void put(IamClient iam, String name, String policy, String document) {
            iam.putUserPolicy(r -> r.userName(name).policyName(policy).policyDocument(document));
        }

        @Override
        String get(IamClient iam, String name, String policy) {
            return iam.getUserPolicy(r -> r.userName(name).policyName(policy)).policyDocument();
        }

        @Override
        void delete(IamClient iam, String name, String policy) {
            iam.deleteUserPolicy(r -> r.userName(name).policyName(policy));
        }

        @Override
        List<String> names(IamClient iam, String name) {
            return iam.listUserPolicies(r -> r.userName(name)).policyNames();
        }

        @Override
        List<String> pagedNames(IamClient iam, String name, int size) {
            return iam.listUserPoliciesPaginator(r -> r.userName(name).maxItems(size)).policyNames().stream()
                    .toList();
        }

        @Override
        void attach(IamClient iam, String name, String arn) {
            iam.attachUserPolicy(r -> r.userName(name).policyArn(arn));
        }

        @Override
        void detach(IamClient iam, String name, String arn) {
            iam.detachUserPolicy(r -> r.userName(name).policyArn(arn));
        }

        @Override
        List<AttachedPolicy> attached(IamClient iam, String name, String pathPrefix) {
            return iam.listAttachedUserPolicies(r -> r.userName(name).pathPrefix(pathPrefix))
                    .attachedPolicies();
        }
    },
    GROUP {
        @Override
        void create(IamClient iam, String name) {
            iam.createGroup(r -> r.groupName(name));
        }

        @Override
        void put(IamClient iam, String name, String policy, String document) {
            iam.putGroupPolicy(r -> r.groupName(name).policyName(policy).policyDocument(document));
        }

        @Override
        String get(IamClient iam, String name, String policy) {
            return iam.getGroupPolicy(r -> r.groupName(name).policyName(policy)).policyDocument();
        }

        @Override
        void delete(IamClient iam, String name, String policy) {
            iam.deleteGroupPolicy(r -> r.groupName(name).policyName(policy));
        }

        @Override
        List<String> names(IamClient iam, String name) {
            return iam.listGroupPolicies(r -> r.groupName(name)).policyNames();
        }

        @Override
        List<String> pagedNames(IamClient iam, String name, int size) {
            return iam.listGroupPoliciesPaginator(r -> r.groupName(name).maxItems(size)).policyNames().stream()
                    .toList();
        }

        @Override
        void attach(IamClient iam, String name, String arn) {
            iam.attachGroupPolicy(r -> r.groupName(name).policyArn(arn));
        }

        @Override
        void detach(IamClient iam, String name, String arn) {
            iam.detachGroupPolicy(r -> r.groupName(name).policyArn(arn));
        }

        @Override
        List<AttachedPolicy> attached(IamClient iam, String name, String pathPrefix) {
            return iam.listAttachedGroupPolicies(r -> r.groupName(name).pathPrefix(pathPrefix))
                    .attachedPolicies();
        }
    },
    ROLE {
        @Override
        void create(IamClient iam, String name) {
            iam.createRole(r -> r.roleName(name).assumeRolePolicyDocument(Documents.TRUST_LAMBDA));
        }

        @Override
        void put(IamClient iam, String name, String policy, String document) {
            iam.putRolePolicy(r -> r.roleName(name).policyName(policy).policyDocument(document));
        }

        @Override
        String get(IamClient iam, String name, String policy) {
            return iam.getRolePolicy(r -> r.roleName(name).policyName(policy)).policyDocument();
        }

        @Override
        void delete(IamClient iam, String name, String policy) {
            iam.deleteRolePolicy(r -> r.roleName(name).policyName(policy));
        }

        @Override
        List<String> names(IamClient iam, String name) {
            return iam.listRolePolicies(r -> r.roleName(name)).policyNames();
        }

        @Override
        List<String> pagedNames(IamClient iam, String name, int size) {
            return iam.listRolePoliciesPaginator(r -> r.roleName(name).maxItems(size)).policyNames().stream()
                    .toList();
        }

        @Override
        void attach(IamClient iam, String name, String arn) {
            iam.attachRolePolicy(r -> r.roleName(name).policyArn(arn));
        }

        @Override
        void detach(IamClient iam, String name, String arn) {
            iam.detachRolePolicy(r -> r.roleName(name).policyArn(arn));
        }

        @Override
        List<AttachedPolicy> attached(IamClient iam, String name, String pathPrefix) {
            return iam.listAttachedRolePolicies(r -> r.roleName(name).pathPrefix(pathPrefix))
                    .attachedPolicies();
        }
    };

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    abstract void create(IamClient iam, String name);

    abstract void put(IamClient iam, String name, String policy, String document);

    abstract String get(IamClient iam, String name, String policy);

    abstract void delete(IamClient iam, String name, String policy);

    abstract List<String> names(IamClient iam, String name);

    abstract List<String> pagedNames(IamClient iam, String name, int size);

    abstract void attach(IamClient iam, String name, String arn);

    abstract void detach(IamClient iam, String name, String arn);

    abstract List<AttachedPolicy> attached(IamClient iam, String name, String pathPrefix);
}
