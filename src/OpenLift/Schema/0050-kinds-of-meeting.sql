-- A meeting says which kind it is; what differs between kinds stands in one row each (L6, S3).
alter table meeting add column kind_code text not null default 'forum';
update meeting set kind_code = 'panel' where area is not null;
-- The second member of a panel may say that this is not what was decided, and why.
alter table agenda_item add column sent_back text;
alter table agenda_item add column sent_back_by text;
-- For whom an opening does not hold: whoever declared an interest reads no paper of it.
alter table child_scope add column except_for text;
