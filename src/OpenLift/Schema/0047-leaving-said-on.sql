-- When somebody said that a child leaves: the days of handing over count from then, if the last day was before (C3).
alter table enrolment add column until_said_on date;
