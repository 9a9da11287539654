using Microsoft.EntityFrameworkCore;
using OpenLift.People;

namespace OpenLift.Support;

/// <summary>Whom a coordinator shares work out to: the specialists of their district or its area.</summary>
public static class StaffQueries
{
    extension(Store store)
    {
        public IQueryable<Person> Staff()
        {
            var (now, mine) = (store.Now, store.Actor.Districts);
            var scopes = mine.Select(d => $"district/{d}").ToList();
            return store.People.Where(p =>
                p.ClosedAt == null
                && p.Roles.Any(r =>
                    (r.Role == Role.SpecialistTeacher || r.Role == Role.EducationalPsychologist)
                    && r.From <= now
                    && (r.Until == null || r.Until > now)
                    && (scopes.Contains(r.Scope) || store.Districts.Any(d => mine.Contains(d.Id) && r.Scope == "area/" + d.Area))
                )
            );
        }
    }
}
