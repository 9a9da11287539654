using OpenLift.Children;
using OpenLift.Meetings;
using OpenLift.People;

namespace OpenLift.Support;

/// <summary>One line of a list of cases.</summary>
public sealed record CaseRow(
    Id<Case> Id,
    string Reference,
    Id<Child> ChildId,
    string First,
    string Last,
    string Setting,
    Outcome Kind,
    CaseStatus Status,
    string? With,
    DateOnly AllocateBy,
    DateOnly? ContactBy,
    DateOnly? ContactOn,
    DateOnly? NextVisit,
    int Total
)
{
    public bool IsLateOn(DateOnly today) =>
        (Status is CaseStatus.ToAllocate && AllocateBy < today)
        || (Status is CaseStatus.Allocated && ContactOn is null && ContactBy < today);
}

/// <summary>The ways a list of cases can be looked at.</summary>
public enum CaseView
{
    [Said("My cases")]
    Mine,

    [Said("To be allocated")]
    ToAllocate,

    [Said("Under way")]
    Allocated,
    Late,

    [Said("Of people who have left")]
    Leavers,
    Ended,
}

/// <summary>Questions about many cases, by the name people use for them.</summary>
public static class CaseQueries
{
    extension(Store store)
    {
        public IQueryable<Case> CasesIn(CaseView view)
        {
            var (today, now, me) = (store.Today, store.Now, (Id<Person>?)store.Actor.PersonId);
            return view switch
            {
                CaseView.Mine => store.Cases.Where(c =>
                    c.PersonId == me
                    && (c.Status == CaseStatus.Allocated || store.Visits.Any(v => v.CaseId == c.Id && v.State == VisitState.Planned))
                ),
                CaseView.ToAllocate => store.Cases.Where(c => c.Status == CaseStatus.ToAllocate),
                CaseView.Late => store.Cases.Where(c =>
                    (c.Status == CaseStatus.ToAllocate && c.AllocateBy < today)
                    || (c.Status == CaseStatus.Allocated && c.ContactOn == null && c.ContactBy < today)
                ),
                CaseView.Leavers => store.Cases.Where(c =>
                    c.Status == CaseStatus.Allocated
                    && !store.People.Any(p =>
                        p.Id == c.PersonId && p.ClosedAt == null && p.Roles.Any(r => r.From <= now && (r.Until == null || r.Until > now))
                    )
                ),
                CaseView.Ended => store.Cases.Where(c => c.Status == CaseStatus.Ended),
                _ => store.Cases.Where(c => c.Status == CaseStatus.Allocated),
            };
        }
    }
}
