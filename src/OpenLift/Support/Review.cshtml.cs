using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Requests;
using OpenLift.Support.Agreements;

namespace OpenLift.Support;

/// <summary>
/// The review: what changed since last time, what everybody says, and how it goes on. It ends, extends or passes on the support (L11).
/// </summary>
[Needs(Permission.SeeCases)]
public sealed class CaseReview(Store store) : CasePage(store)
{
    [BindProperty, Display(Name = "Day of the review")]
    public DateOnly? PlannedOn { get; set; }

    [BindProperty, Display(Name = "What the setting says"), StringLength(10_000, ErrorMessage = WriteNeed.TooLong)]
    public string? SettingSays { get; set; }

    [BindProperty, Display(Name = "What the specialist says"), StringLength(10_000, ErrorMessage = WriteNeed.TooLong)]
    public string? StaffSays { get; set; }

    [BindProperty, Display(Name = "What the family says, or why that is not known"), StringLength(10_000, ErrorMessage = WriteNeed.TooLong)]
    public string? FamilySays { get; set; }

    [BindProperty, Display(Name = "How does it go on?")]
    public ReviewOutcome? Outcome { get; set; }

    [BindProperty, Display(Name = "Why, in words for the setting and the family"), StringLength(10_000, ErrorMessage = WriteNeed.TooLong)]
    public string? Why { get; set; }

    [BindProperty, Display(Name = "Held on")]
    public DateOnly? HeldOn { get; set; }

    [BindProperty, Display(Name = "If it is extended: the next review")]
    public DateOnly? NextOn { get; set; }

    public Review? Planned { get; private set; }
    public IReadOnlyList<Review> Held { get; private set; } = [];

    /// <summary>What was agreed about when it ends, to hold the outcome against.</summary>
    public IReadOnlyList<SupportAgreement> Agreements { get; private set; } = [];
    public IReadOnlyList<string> Changes { get; private set; } = [];

    /// <summary>Since the last review, or since the case was opened.</summary>
    public DateOnly Since { get; private set; }

    public bool Decides => Record.HubId is null ? Actor.May(Permission.CloseCase) && (Has || Runs) : Actor.May(Permission.EndPlace) && Runs;
    public bool MayWrite => Record.Status is not CaseStatus.Ended && (Decides || Has || (Mine && Actor.May(Permission.SetTargets)));

    public override IReadOnlyDictionary<string, string?> Saved =>
        new Dictionary<string, string?>
        {
            ["Day"] = Planned?.PlannedOn.InFull,
            ["Setting"] = Planned?.SettingSays,
            ["Specialist"] = Planned?.StaffSays,
            ["Family"] = Planned?.FamilySays,
        };

    protected override async Task Load()
    {
        await base.Load();
        var reviews = await Store.Reviews.Where(r => r.CaseId == Id).OrderByDescending(r => r.PlannedOn).ToListAsync();
        (Planned, Held) = (reviews.FirstOrDefault(r => r.HeldOn is null), [.. reviews.Where(r => r.HeldOn is not null)]);
        Since = Held.Count > 0 ? Held[0].HeldOn!.Value : Record.OpenedOn;
        Agreements = await Store
            .SupportAgreements.AsNoTracking()
            .Where(a => a.CaseId == Id && a.Status != AgreementStatus.Ended)
            .ToListAsync();
        Changes = await WhatChanged();
    }

    protected override void Fill() =>
        (PlannedOn, SettingSays, StaffSays, FamilySays, HeldOn) = (
            Planned?.PlannedOn,
            Planned?.SettingSays,
            Planned?.StaffSays,
            Planned?.FamilySays,
            Today
        );

    /// <summary>Read from what was entered once: visits, targets and measures.</summary>
    private async Task<IReadOnlyList<string>> WhatChanged()
    {
        var (since, child) = (Since, Record.ChildId);
        var visits = await Store.Visits.AsNoTracking().Where(v => v.CaseId == Id && v.DoneOn >= since).ToListAsync();
        var missed = await Store.Visits.CountAsync(v => v.CaseId == Id && v.State == VisitState.Missed && v.PlannedOn >= since);
        var targets = await Store.Targets.AsNoTracking().Where(t => t.CaseId == Id).ToListAsync();
        var measures = (
            await Store.Measures.AsNoTracking().Where(m => m.ChildId == child && m.Struck == null).OrderBy(m => m.On).ToListAsync()
        )
            .GroupBy(m => (m.Instrument, m.Subject))
            .Select(g => new MeasureSeries(Instrument.Of(g.Key.Instrument), g.Key.Subject, [.. g]));
        return
        [
            $"{visits.Count.Of("visit")} done, {visits.Sum(v => v.Hours ?? 0):0.##} "
                + $"hours{(missed > 0 ? $", {missed} that did not happen" : "")}",
            .. visits.SelectMany(v => v.Strategies).Select(s => $"Strategy advised, column {s.Column}: {s.What}"),
            .. targets.Select(t =>
                $"Target ‘{t.Words}’: began at {t.Baseline}, expected {t.Expected}, "
                + $"{(t.Actual is { } actual ? $"now {actual}" : "not scored")}"
            ),
            .. measures
                .Where(m => m.Values[^1].On >= since)
                .Select(m => $"{m.Subject}, {m.Instrument.Name}: {m.Values[^1].Value:0.##}. {m.InWords}"),
        ];
    }

    public async Task<IActionResult> OnPostPlan()
    {
        Writes(Decides);
        var day = Needed(PlannedOn, "Enter the day", nameof(PlannedOn));
        if (day < Today || day > Today.AddYears(2))
        {
            throw new RuleBroken("The day must be from today on, within two years", nameof(PlannedOn));
        }
        if (Planned is { } planned)
        {
            planned.Move(day);
        }
        else
        {
            Store.Add(Review.Plan(Record, day, Now));
        }
        return await Save("/review", $"The review is on {day.InFull}");
    }

    public async Task<IActionResult> OnPostSays()
    {
        Writes(MayWrite);
        Says();
        return await Save("/review", "What was said is saved");
    }

    public async Task<IActionResult> OnPost()
    {
        Writes(Decides);
        var review = ThePlanned();
        Says();
        var held = new ReviewHeld(
            Needed(Outcome, "Choose how it goes on", nameof(Outcome)),
            Needed(Why, "Say why, in words for the setting and the family", nameof(Why)),
            Needed(HeldOn, "Enter the day it was held", nameof(HeldOn)),
            NextOn
        );
        await Store.HoldReview(Record, review, held);
        if (Record.HubId is { } hub)
        {
            var request = Record.RequestId;
            var place = await Store
                .Placements.Where(p => p.RequestId == request && p.HubId == hub)
                .OrderByDescending(p => p.ReservedAt)
                .Select(p => p.Id)
                .FirstAsync();
            await Store.SaveChangesAsync();
            return Go(
                $"/places/{place}",
                "The review is recorded. The place goes on to its last day: extend it or end it there, and plan the return."
            );
        }
        return await Save(
            "",
            held.Outcome switch
            {
                ReviewOutcome.Extend => "Support is extended. Its agreement is open for changes, to be signed anew.",
                ReviewOutcome.Exit => "Support has ended well. Follow-ups are planned at 6 and 12 weeks.",
                _ => "Support is passed on, with its reason.",
            }
        );
    }

    /// <summary>
    /// Keeps what is typed. Each side's own words are its own: the specialist may take down the setting's only while it has said nothing.
    /// </summary>
    private void Says() =>
        ThePlanned().Says(Mine ? SettingSays : Planned!.SettingSays ?? SettingSays, Mine ? Planned!.StaffSays : StaffSays, FamilySays);

    private Review ThePlanned() => Planned ?? throw new RuleBroken("Plan the review first.", nameof(PlannedOn));

    private static void Writes(bool may)
    {
        if (!may)
        {
            throw new RuleBroken("This is for whoever has the case and for its coordinator.");
        }
    }
}
