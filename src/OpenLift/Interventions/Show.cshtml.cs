using Microsoft.EntityFrameworkCore;
using OpenLift.Interventions.Placements;
using OpenLift.Requests;

namespace OpenLift.Interventions;

/// <summary>Where a referral stands and what is next; while it is written, its task list (S1 to S7).</summary>
[Needs(Permission.SeeReferrals)]
public sealed class ShowReferral(Store store) : ReferralPage(store)
{
    protected override async Task<bool> Find() => await base.Find() && (Mine || Record.SentAt is not null);

    public IReadOnlyList<Placement> Places { get; private set; } = [];
    public IReadOnlyList<OtherOffer> Offers { get; private set; } = [];
    public IReadOnlyList<AuditEntry> History { get; private set; } = [];
    public IReadOnlyList<string> Meanwhile { get; private set; } = [];
    public WaitingList.Position? Position { get; private set; }
    public string? HubName { get; private set; }
    public Placement? Place => Places.FirstOrDefault(p => p.Status.IsLive);

    public IReadOnlyList<(string Title, string Page, Answered State, string? Hint)> Tasks =>
        [
            (
                "Why, and what the family says",
                "why",
                Record.Why is null || Record.Agreement is null
                    ? Record.Why is null && Record.Agreement is null
                        ? Answered.NotStarted
                        : Answered.Incomplete
                    : Answered.Completed,
                null
            ),
            (
                "Development, aspect by aspect",
                "aspects",
                Record.Aspects.Count is 0 ? Answered.NotStarted
                : Sum.States.Any(s => s.Criterion.Code is Criterion.Delay && s.Shown is Shown.NotShown) ? Answered.Incomplete
                : Answered.Completed,
                Record.Aspects.Count is 0 ? null : Development.Newest(Record.Aspects).Count.Of("aspect") + " assessed"
            ),
            (
                "The other criteria",
                "criteria",
                Record.Answers.Count is 0 ? Answered.NotStarted
                : Sum.States.Any(s =>
                    s.Criterion.Code is not Criterion.Delay && s.Shown is Shown.NotShown && s.Criterion.Kind is CriterionKind.Must
                )
                    ? Answered.Incomplete
                : Answered.Completed,
                null
            ),
        ];

    protected override async Task Load()
    {
        await base.Load();
        var subject = Store.SubjectOf(Id);
        Places = await Store.Placements.AsNoTracking().Where(p => p.ReferralId == Id).OrderByDescending(p => p.ReservedAt).ToListAsync();
        Offers = await Store.OtherOffers.AsNoTracking().Where(o => o.ReferralId == Id).ToListAsync();
        History = await Store
            .Audit.AsNoTracking()
            .Where(e => e.Subject == subject)
            .OrderByDescending(e => e.Version)
            .Take(100)
            .ToListAsync();
        if (Record.HubId is { } hub)
        {
            HubName = await Store.Hubs.Where(h => h.Id == hub).Select(h => h.Name).SingleAsync();
            Meanwhile = await Store.SupportMeanwhile(Record);
            Position =
                Record.Status is ReferralStatus.Waiting ? (await Store.ListToday(hub)).FirstOrDefault(p => p.Child.Referral == Id) : null;
        }
    }
}
