-- A message that came back stands on the link it carried; one that is of no use any more is not sent (X8).
alter table family_link add column not_arrived_at timestamptz;
alter table message add column until timestamptz;
