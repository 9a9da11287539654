-- Whose action it is by role, and which one is to tell the family what was decided (L7).
alter table meeting_action add column owner_role text;
alter table meeting_action add column tells boolean not null default false;
update meeting_action set owner_role = 'SettingStaff' where owner = 'SENCO';
update meeting_action set owner_role = 'Coordinator' where owner = 'District coordinator';
update meeting_action set owner_role = 'EducationalPsychologist' where owner = 'Educational psychologist';
update meeting_action set owner_role = 'SpecialistTeacher' where owner = 'Specialist teacher';
update meeting_action set owner_role = 'PortagePractitioner' where owner = 'Portage practitioner';
update meeting_action set tells = true where outcome in ('NotAgreed', 'PlaceAgreed');
