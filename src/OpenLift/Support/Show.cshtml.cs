using Microsoft.EntityFrameworkCore;
using OpenLift.Support.Agreements;

namespace OpenLift.Support;

/// <summary>Where a case stands: what is next, who has it, visits, agreement, review (L9, L11).</summary>
[Needs(Permission.SeeCases)]
public sealed class ShowCase(Store store) : CasePage(store)
{
    public IReadOnlyList<Visit> Visits { get; private set; } = [];
    public IReadOnlyList<Target> Targets { get; private set; } = [];
    public IReadOnlyList<Review> Reviews { get; private set; } = [];
    public IReadOnlyList<SupportAgreement> Agreements { get; private set; } = [];

    public Visit? NextVisit => Visits.Where(v => v.State is VisitState.Planned).MinBy(v => v.PlannedOn);
    public Review? NextReview => Reviews.FirstOrDefault(r => r.HeldOn is null);

    public (string Text, bool Late) Next =>
        Record.Status switch
        {
            CaseStatus.ToAllocate => (
                $"Next: name who takes it, by {Record.AllocateBy.InFull}: {Record.AllocateWhy}.",
                Record.AllocateBy < Today
            ),
            CaseStatus.Allocated when Record.ContactOn is null => (
                $"Next: first contact by {Record.ContactBy?.InFull}: {Record.ContactWhy}.",
                Record.ContactBy < Today
            ),
            CaseStatus.Allocated when NextReview is { } review && review.PlannedOn <= (NextVisit?.PlannedOn ?? DateOnly.MaxValue) => (
                $"Next: the review on {review.PlannedOn.InFull}.",
                review.PlannedOn < Today
            ),
            CaseStatus.Allocated => (
                NextVisit is { } visit ? $"Next: {visit.Kind.InWords} on {visit.PlannedOn.InFull}." : "Next: plan a visit.",
                NextVisit?.PlannedOn < Today
            ),
            _ => (
                NextVisit is { } follow ? $"Next: {follow.Kind.InWords} on {follow.PlannedOn.InFull}." : "Nothing more is to be done.",
                NextVisit?.PlannedOn < Today
            ),
        };

    protected override async Task Load()
    {
        await base.Load();
        Visits = await Store.Visits.AsNoTracking().Where(v => v.CaseId == Id).OrderByDescending(v => v.PlannedOn).ToListAsync();
        Targets = await Store.Targets.AsNoTracking().Where(t => t.CaseId == Id).OrderBy(t => t.SetOn).ToListAsync();
        Reviews = await Store.Reviews.AsNoTracking().Where(r => r.CaseId == Id).OrderByDescending(r => r.PlannedOn).ToListAsync();
        Agreements = await Store
            .SupportAgreements.AsNoTracking()
            .Where(a => a.CaseId == Id)
            .OrderByDescending(a => a.ReviewOn)
            .ToListAsync();
    }
}
