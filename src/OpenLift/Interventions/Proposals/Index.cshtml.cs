using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace OpenLift.Interventions.Proposals;

/// <summary>What waits for a second person at the hub, oldest first, and what was decided.</summary>
[Needs(Permission.AgreeOutOfTurn)]
public sealed class ProposalsPage(Store store) : ListPage(store)
{
    [BindProperty(SupportsGet = true)]
    public bool Settled { get; set; }

    public IReadOnlyList<ProposalRow> Rows { get; private set; } = [];

    protected override async Task Load()
    {
        var found = Store.Proposals.AsNoTracking().Where(p => (p.SettledAt != null) == Settled);
        await Turn(found);
        Rows = await found
            .OrderBy(p => p.ProposedAt)
            .ThenBy(p => p.Id)
            .Skip(Skip)
            .Take(PageSize)
            .Select(p => new ProposalRow(
                p,
                Store.Children.Where(c => c.Id == p.ChildId).Select(c => c.FirstName + " " + c.LastName).FirstOrDefault(),
                found.Count()
            ))
            .ToListAsync();
        Total = Rows.Count > 0 ? Rows[0].Total : 0;
        Store.Looked([.. Rows.Select(r => r.Proposal.ChildId).Distinct()], Request.Path);
    }
}

public sealed record ProposalRow(Proposal Proposal, string? Child, int Total);
