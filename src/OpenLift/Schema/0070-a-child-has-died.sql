-- That a child has died, as one person said it and a second confirmed (C3).
alter table child add column death text;
