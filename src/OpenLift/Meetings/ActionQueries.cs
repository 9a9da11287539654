namespace OpenLift.Meetings;

public static class ActionQueries
{
    extension(Store store)
    {
        /// <summary>What was agreed in sealed minutes and still stands. Before the seal it is nobody's task yet.</summary>
        public IQueryable<MeetingAction> AgreedActions =>
            store.MeetingActions.Where(a => !a.Dropped && store.AgendaItems.Any(i => i.Id == a.ItemId && i.Sealed));
    }
}
