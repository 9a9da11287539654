namespace OpenLift.Settings.Strengths;

/// <summary>Which school-to-school support a person may open: their setting's, as helper or helped, and their districts'.</summary>
public static class StrengthQueries
{
    extension(Store store)
    {
        public IQueryable<SchoolSupport> SchoolSupportOpenToMe
        {
            get
            {
                var actor = store.Actor;
                return store.SchoolSupports.Where(s =>
                    actor.Settings.Contains(s.HelperId)
                    || actor.Settings.Contains(s.HelpedId)
                    || store.Districts.Any(d => d.Id == s.DistrictId && (actor.OwnDistricts.Contains(d.Id) || actor.Areas.Contains(d.Area)))
                );
            }
        }
    }
}
