using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace OpenLift.Support;

/// <summary>Cases: one's own, a district's by what they wait for, a setting's (L9, L11).</summary>
[Needs(Permission.SeeCases)]
public sealed class CasesPage(Store store) : ListPage(store)
{
    [BindProperty(SupportsGet = true)]
    public CaseView? View { get; set; }

    public CaseView Shown =>
        View
        ?? (
            Allocates ? CaseView.ToAllocate
            : Actor.Settings.Count > 0 ? CaseView.Allocated
            : CaseView.Mine
        );
    public bool Allocates => Actor.May(Permission.AllocateCase);
    public IEnumerable<CaseView> Views =>
        Enum.GetValues<CaseView>()
            .Where(v => v is not (CaseView.ToAllocate or CaseView.Late or CaseView.Leavers) || Allocates)
            .Where(v => v is not CaseView.Mine || Actor.May(Permission.RecordVisit));
    public IReadOnlyList<CaseRow> Rows { get; private set; } = [];

    public string Nothing =>
        Shown switch
        {
            CaseView.Mine => "You have no case now.",
            CaseView.ToAllocate => "Every case has somebody.",
            CaseView.Late => "Nothing is late.",
            CaseView.Leavers => "Nobody who left still has a case.",
            _ => "No case is here.",
        };

    protected override async Task Load()
    {
        var cases = Store.CasesIn(Shown);
        await Turn(cases);
        Rows = await cases
            .OrderBy(c =>
                c.Status == CaseStatus.ToAllocate ? c.AllocateBy
                : c.ContactOn == null ? c.ContactBy
                : c.OpenedOn
            )
            .ThenBy(c => c.Reference)
            .ThenBy(c => c.Id)
            .Skip(Skip)
            .Take(PageSize)
            .Select(c => new CaseRow(
                c.Id,
                c.Reference,
                c.ChildId,
                Store.Children.Where(x => x.Id == c.ChildId).Select(x => x.FirstName).First(),
                Store.Children.Where(x => x.Id == c.ChildId).Select(x => x.LastName).First(),
                c.SettingName,
                c.Kind,
                c.Status,
                c.PersonName,
                c.AllocateBy,
                c.ContactBy,
                c.ContactOn,
                Store.Visits.Where(v => v.CaseId == c.Id && v.State == VisitState.Planned).Min(v => (DateOnly?)v.PlannedOn),
                cases.Count()
            ))
            .ToListAsync();
        Total = Rows.Count > 0 ? Rows[0].Total : 0;
        Store.Looked([.. Rows.Select(r => r.ChildId).Distinct()], Request.Path);
    }
}
