-- A form of "Prove it" that was sent: its key can be used once. What came of it stands in the activity log.
create table probe (
    id         varchar(36) not null primary key,
    connection varchar(64) not null,
    operator   varchar(64) not null,
    at         timestamp with time zone not null,
    entry      bigint
);
create index probe_owner on probe (connection, operator, at);
