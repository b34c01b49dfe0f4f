create table hidden_tutorial (
    operator varchar(64) not null primary key
);
