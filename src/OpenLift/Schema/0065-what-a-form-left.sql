-- What stood in a filled form and could not be read into the draft.
alter table request add column not_read text not null default '[]';
