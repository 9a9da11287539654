-- A hub's staff see the children who have a place there; its managers also those who wait, are parked, or were with the hub.
update child_scope
set scope = 'waits/' || scope
where scope like 'hub/%'
    and because in (select 'referral ' || reference || ' is with the hub' from referral where status <> 'Placed');
