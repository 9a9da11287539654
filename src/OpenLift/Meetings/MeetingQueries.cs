using Microsoft.EntityFrameworkCore;

namespace OpenLift.Meetings;

/// <summary>
/// Which meetings a person may open: the coordinator's own district's, those a specialist sits in, and for a setting those of
/// its own groups and those that hear one of its requests. Whose children they then see on the agenda is the store's rule.
/// </summary>
public static class MeetingQueries
{
    extension(Store store)
    {
        public IQueryable<Meeting> MeetingsOpenToMe()
        {
            var actor = store.Actor;
            if (actor.SeesEveryChild)
            {
                return store.Meetings;
            }
            List<Id<County.District>> districts = [.. actor.Districts, .. actor.MeetingDistricts];
            var (areas, settings) = (actor.Areas, actor.Settings);
            var (panels, me) = (actor.PanelAreas, actor.PersonId);
            return store.Meetings.Where(m =>
                m.Area != null
                    ? panels.Contains(m.Area)
                        || (
                            m.Status != MeetingStatus.Planned
                            && store.Referrals.Any(r =>
                                r.ReferrerId == me && store.AgendaItems.Any(i => i.MeetingId == m.Id && i.ReferralId == r.Id && !i.TakenOff)
                            )
                        )
                    : districts.Contains(m.DistrictId)
                        || (areas.Count > 0 && store.Districts.Any(d => d.Id == m.DistrictId && areas.Contains(d.Area)))
                        || (
                            settings.Count > 0
                            && (
                                store.Settings.Any(s => s.GroupId != null && s.GroupId == m.GroupId && settings.Contains(s.Id))
                                || store.AgendaItems.Any(i => i.MeetingId == m.Id && !i.TakenOff && settings.Contains(i.SettingId))
                            )
                        )
            );
        }
    }
}
