-- The newest entry of one kind, and the entries of a rare kind, without reading the whole log.
create index activity_record_kind on activity_record (kind, number);
