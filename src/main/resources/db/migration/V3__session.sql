-- One keyset per purpose, wrapped by the master key.
create table sealed_keyset (
    purpose    varchar(40) not null primary key,
    wrapped    bytea       not null,
    created_at timestamp with time zone not null
);

-- Long-term keys of IAM users whose secret Latchkey holds.
create table access_key (
    id            varchar(36)   not null primary key,
    connection    varchar(64)   not null,
    user_name     varchar(64)   not null,
    user_arn      varchar(2048) not null,
    access_key_id varchar(128)  not null,
    secret        bytea         not null,
    active        boolean       not null,
    created_by    varchar(64)   not null,
    created_at    timestamp with time zone not null,
    constraint access_key_once unique (connection, access_key_id)
);

-- secret and token are null once the session has ended or was forgotten.
create table sts_session (
    id               varchar(36)   not null primary key,
    connection       varchar(64)   not null,
    operator         varchar(64)   not null,
    label            varchar(128)  not null,
    principal_arn    varchar(2048) not null,
    mechanism        varchar(20)   not null,
    access_key_id    varchar(128)  not null,
    secret           bytea,
    token            bytea,
    token_length     int           not null,
    minted_at        timestamp with time zone not null,
    expires_at       timestamp with time zone not null,
    ended_at         timestamp with time zone,
    forgotten_at     timestamp with time zone,
    source_id        varchar(36)   not null,
    source_label     varchar(128)  not null,
    duration_seconds int           not null,
    mfa_device       varchar(256),
    role_arn         varchar(2048),
    session_name     varchar(64),
    external_id      varchar(1224),
    session_policy   text,
    checked_at       timestamp with time zone,
    checked_user_id  varchar(256)
);
create index sts_session_connection on sts_session (connection, expires_at);

-- With what an operator signs on a connection: the id of a session or of an access key.
create table signing_choice (
    operator   varchar(64) not null,
    connection varchar(64) not null,
    identity   varchar(36) not null,
    chosen_at  timestamp with time zone not null,
    primary key (operator, connection)
);
