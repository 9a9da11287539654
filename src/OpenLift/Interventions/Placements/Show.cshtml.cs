using Microsoft.EntityFrameworkCore;
using OpenLift.Correspondence.Letters;
using OpenLift.County;
using OpenLift.Support;

namespace OpenLift.Interventions.Placements;

/// <summary>Where a place stands, what is next and by when (S6 to S12).</summary>
[Needs(Permission.SeePlacements)]
public sealed class ShowPlacement(Store store) : PlacementPage(store)
{
    /// <summary>The hub sees a place from its reservation on, the child's setting once the family has its letter.</summary>
    protected override async Task<bool> Find() => await base.Find() && (OfHub || Record.LetterSentOn is not null);

    public IReadOnlyList<AuditEntry> History { get; private set; } = [];
    public IReadOnlyList<Letter> Letters { get; private set; } = [];
    public IReadOnlyList<SessionMark> Marks { get; private set; } = [];
    public Id<Case>? CaseId { get; private set; }
    public DateOnly? ReviewOn { get; private set; }
    public IReadOnlyList<Visit> FollowUps { get; private set; } = [];

    /// <summary>Something is to be settled before the letters can be written (S8, S9).</summary>
    public bool ToPrepare =>
        Record.StatutoryAssessment is null
        || (Record.NoTransportToldOn is null && Record.Kind is PlaceKind.OnSite)
        || (Record.Call is null && Attends is not null);

    /// <summary>The county's term of today, where the setting's place is asked about.</summary>
    public Term? Term { get; private set; }
    public bool KeptAsked => Term is null || Record.Kept.Any(k => k.Term == Term.Name);

    protected override async Task Load()
    {
        await base.Load();
        var (subject, about, request) = (Store.SubjectOf(Id), (Guid?)Id.Value, Record.RequestId);
        History = await Store
            .Audit.AsNoTracking()
            .Where(e => e.Subject == subject)
            .OrderByDescending(e => e.Version)
            .Take(100)
            .ToListAsync();
        Letters = await Store.Letters.AsNoTracking().Where(l => l.About == about).ToListAsync();
        Marks = await Store.SessionMarks.AsNoTracking().Where(m => m.PlacementId == Id).OrderByDescending(m => m.Day).ToListAsync();
        CaseId = await Store
            .Cases.Where(c => c.RequestId == request && c.HubId == Record.HubId)
            .OrderByDescending(c => c.OpenedOn)
            .Select(c => (Id<Case>?)c.Id)
            .FirstOrDefaultAsync();
        if (CaseId is { } of)
        {
            ReviewOn = await Store
                .Reviews.Where(r => r.CaseId == of && r.HeldOn == null)
                .Select(r => (DateOnly?)r.PlannedOn)
                .FirstOrDefaultAsync();
            FollowUps = await Store
                .Visits.AsNoTracking()
                .Where(v => v.CaseId == of && (v.Kind == VisitKind.SixWeeks || v.Kind == VisitKind.ATerm))
                .OrderBy(v => v.PlannedOn)
                .ToListAsync();
        }
        Term = (await Store.Calendar()).TermOn(Today);
    }
}
