using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Children;
using OpenLift.Interventions.Placements;

namespace OpenLift.Interventions;

/// <summary>The referrals one may see: one's own, the panel's, the hub's (S1 to S7).</summary>
[Needs(Permission.SeeReferrals)]
public sealed class ReferralsPage(Store store) : ListPage(store)
{
    [BindProperty(SupportsGet = true)]
    public bool Over { get; set; }

    public IReadOnlyList<ReferralRow> Rows { get; private set; } = [];

    protected override async Task Load()
    {
        var me = Actor.PersonId;
        var referrals = Store.Referrals.Where(r =>
            (r.Status == ReferralStatus.OfferedOther || r.Status == ReferralStatus.Ended || r.Status == ReferralStatus.Withdrawn) == Over
            && (r.ReferrerId == me || r.SentAt != null)
        );
        await Turn(referrals);
        Rows = await referrals
            .OrderBy(r => r.SentAt != null)
            .ThenBy(r => r.SentAt)
            .ThenBy(r => r.Reference)
            .Skip(Skip)
            .Take(PageSize)
            .Select(r => new ReferralRow(
                r.Id,
                r.Reference,
                r.ChildId,
                Store.Children.Where(c => c.Id == r.ChildId).Select(c => c.FirstName).FirstOrDefault(),
                Store.Children.Where(c => c.Id == r.ChildId).Select(c => c.LastName).FirstOrDefault(),
                r.SettingName,
                r.ReferrerName,
                r.Status,
                r.DecidedOn,
                referrals.Count()
            ))
            .ToListAsync();
        Total = Rows.Count > 0 ? Rows[0].Total : 0;
        Store.Looked([.. Rows.Select(r => r.ChildId).Distinct()], Request.Path);
    }
}

public sealed record ReferralRow(
    Id<Referral> Id,
    string Reference,
    Id<Child> ChildId,
    string? First,
    string? Last,
    string Setting,
    string Referrer,
    ReferralStatus Status,
    DateOnly? Decided,
    int Total
);
