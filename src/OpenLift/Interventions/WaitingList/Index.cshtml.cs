using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Children;
using OpenLift.Interventions.Hubs;
using OpenLift.Platform.Govuk;

namespace OpenLift.Interventions.WaitingList;

/// <summary>
/// A hub's waiting list, today or as it stood on any day (S5). The order and its reasons are by reference; a name is shown only to those
/// who may see the child.
/// </summary>
[Needs(Permission.SeeWaitingList)]
public sealed class WaitingListPage(Store store) : CountyPage(store)
{
    [BindProperty(SupportsGet = true)]
    public Id<Hub>? Hub { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "The day of the list")]
    public DateOnly? Day { get; set; }

    public Hub? Shown { get; private set; }
    public IReadOnlyList<Choice> Hubs { get; private set; } = [];
    public IReadOnlyList<WaitingRow> Rows { get; private set; } = [];
    public IReadOnlyList<ParkedRow> Parked { get; private set; } = [];

    /// <summary>Wait still and have started school: off the order, and to be offered something else.</summary>
    public IReadOnlyList<ParkedRow> AtSchool { get; private set; } = [];
    public InterventionRules Rules { get; private set; } = null!;
    public bool Past => Day is { } day && day < Today;
    public bool Manages => Shown is { } hub && Actor.Manages.Contains(hub.Id);

    protected override async Task<bool> Find()
    {
        var open = await Store.WaitingAt(OpenToMe());
        Hubs = [.. open.Select(h => new Choice(h.Hub.Id.ToString(), h.Hub.Name))];
        var (shown, waiting) = open.OrderByDescending(h => h.Waiting.Count > 0).FirstOrDefault(h => Hub is null || h.Hub.Id == Hub);
        if (shown is null)
        {
            return Hub is null;
        }
        Shown = shown;
        var rules = await Store.InterventionRules.AsNoTracking().ToListAsync();
        var hub = Shown.Id;
        Rules = rules.On(Past ? Day!.Value : Today);
        if (Past)
        {
            var day = Day!.Value;
            var ids = Store.WaitingEvents.Where(e => e.HubId == hub && e.On <= day).Select(e => e.ReferralId);
            Rows =
            [
                .. TheList
                    .ListAsOf(
                        day,
                        hub,
                        await Store.WaitingEvents.AsNoTracking().Where(e => ids.Contains(e.ReferralId) && e.On <= day).ToListAsync(),
                        rules
                    )
                    .Select(p => new WaitingRow(p, null, null, null, null)),
            ];
            return true;
        }
        var positions = TheList.Order(waiting, Rules, Today);
        var seen = await Store
            .Referrals.Where(r =>
                r.HubId == hub
                && (r.Status == ReferralStatus.Waiting || r.Status == ReferralStatus.Parked || r.Status == ReferralStatus.PlaceReserved)
            )
            .Select(r => new
            {
                r.Id,
                r.Reference,
                r.ChildId,
                r.Status,
                r.ParkedWhy,
                r.WaitingSince,
                r.TouchDueOn,
                r.Born,
                Name = Store.Children.Where(c => c.Id == r.ChildId).Select(c => c.FirstName + " " + c.LastName).FirstOrDefault() ?? "",
                Cases = Store
                    .Cases.Where(c => c.RequestId == r.RequestId && c.Status == Support.CaseStatus.Allocated)
                    .Select(c => new { c.Kind, c.PersonName })
                    .ToList(),
            })
            .AsNoTracking()
            .ToListAsync();
        Rows =
        [
            .. positions.Select(p =>
                seen.FirstOrDefault(s => s.Id == p.Child.Referral) is { } s
                    ? new WaitingRow(
                        p,
                        s.ChildId,
                        s.Name,
                        s.TouchDueOn,
                        string.Join("; ", s.Cases.Select(c => $"{c.Kind.Words}, {c.PersonName}")) is { Length: > 0 } words
                            ? words
                            : "Nothing is recorded"
                    )
                    : new WaitingRow(p, null, null, null, null)
            ),
        ];
        var rest = seen.Where(s => s.Status is not ReferralStatus.PlaceReserved)
            .OrderBy(s => s.WaitingSince)
            .Select(s =>
                (
                    s.Status,
                    Row: new ParkedRow(
                        s.Id,
                        s.Reference,
                        s.ChildId,
                        s.Name,
                        s.ParkedWhy,
                        s.WaitingSince,
                        s.TouchDueOn,
                        SchoolStart.Of(s.Born)
                    )
                )
            )
            .ToList();
        AtSchool = [.. rest.Where(r => r.Row.SchoolOn <= Today).Select(r => r.Row)];
        Parked = [.. rest.Where(r => r.Status is ReferralStatus.Parked && r.Row.SchoolOn > Today).Select(r => r.Row)];
        Store.Looked([.. seen.Where(s => s.Status is not ReferralStatus.PlaceReserved).Select(s => s.ChildId).Distinct()], Request.Path);
        return true;
    }

    /// <summary>A hub's own people, the panel of its area, and the coordinator of its district.</summary>
    private IQueryable<Hub> OpenToMe()
    {
        var (hubs, areas, districts, today) = (Actor.Manages, Actor.PanelAreas, Actor.Districts, Today);
        return Store.Hubs.Where(h =>
            (h.ClosedOn == null || h.ClosedOn > today)
            && (
                hubs.Contains(h.Id)
                || districts.Contains(h.DistrictId)
                || Store.Districts.Any(d => d.Id == h.DistrictId && areas.Contains(d.Area))
            )
        );
    }
}

/// <summary>One line of the list: its place and why; and, for those who may see the child, who it is and what helps meanwhile.</summary>
public sealed record WaitingRow(Position Position, Id<Child>? ChildId, string? Name, DateOnly? TouchDueOn, string? Meanwhile);

/// <summary>A child off the order, whose wait rests or who has started school.</summary>
public sealed record ParkedRow(
    Id<Referral> Id,
    string Reference,
    Id<Child> ChildId,
    string Name,
    string? Why,
    DateOnly? Since,
    DateOnly? TouchDueOn,
    DateOnly SchoolOn
);
