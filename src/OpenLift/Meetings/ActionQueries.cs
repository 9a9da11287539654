using OpenLift.People;

namespace OpenLift.Meetings;

public static class ActionQueries
{
    extension(Store store)
    {
        /// <summary>What was agreed in sealed minutes and still stands. Before the seal it is nobody's task yet.</summary>
        public IQueryable<MeetingAction> AgreedActions =>
            store.MeetingActions.Where(a => !a.Dropped && store.AgendaItems.Any(i => i.Id == a.ItemId && i.Sealed));

        public IQueryable<MeetingAction> ActionsToDo => store.AgreedActions.Where(a => a.DoneOn == null && a.EndedOn == null);

        /// <summary>
        /// Those that this person does or answers for, and so may say are done: their setting's, all of the district they coordinate, those
        /// of their role where they have the case, and those of their own referral.
        /// </summary>
        public IQueryable<MeetingAction> MyActionsToDo()
        {
            var (me, settings, districts) = (store.Actor.PersonId, store.Actor.Settings, store.Actor.Districts);
            return store.ActionsToDo.Where(a =>
                districts.Contains(a.DistrictId)
                || (settings.Contains(a.SettingId) && (a.OwnerRole == null || a.OwnerRole == Role.SettingStaff))
                || store.Cases.Any(c => c.RequestId == a.RequestId && c.Kind == a.Outcome && c.PersonId == me)
                || (
                    a.OwnerRole == null
                    && store.Referrals.Any(r => r.RequestId == a.RequestId && r.Reference == a.Reference && r.ReferrerId == me)
                )
            );
        }
    }
}
