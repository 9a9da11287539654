-- What stood in the minutes of a part whose decision was corrected after the seal, and a correction that waits for its second member.
alter table agenda_item add column as_sealed text not null default '[]';
alter table agenda_item add column proposed text not null default '[]';
-- An action can end without being done: its request was withdrawn, its case ended, its decision was corrected.
alter table meeting_action add column ended_on date;
alter table meeting_action add column ended_why text;
