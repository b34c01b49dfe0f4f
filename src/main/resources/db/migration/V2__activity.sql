-- Append-only. An action is two records: INTENT before its effect, OUTCOME after it.
create table activity_record (
    number        bigint        not null primary key,
    intent        bigint        not null references activity_record (number),
    phase         varchar(8)    not null,
    at            timestamp with time zone not null,
    operator      varchar(64)   not null,
    connection    varchar(64)   not null,
    kind          varchar(40)   not null,
    subject       varchar(2048) not null,
    outcome       varchar(10)   not null,
    facts         text          not null,
    previous_hash char(64)      not null,
    hash          char(64)      not null
);
create index activity_record_intent on activity_record (intent, phase);
create index activity_record_connection on activity_record (connection, phase, number);

-- One row: the end of the chain, locked by whoever appends.
create table activity_head (
    id     int      not null primary key,
    number bigint   not null,
    hash   char(64) not null
);
insert into activity_head (id, number, hash)
values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
