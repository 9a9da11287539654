using Microsoft.EntityFrameworkCore;
using OpenLift.Features.Children;
using OpenLift.Features.Requests;

namespace OpenLift.Features.SupportCases;

public sealed record SupportCaseRow(string Setting, DateOnly OpenedOn, IReadOnlyList<string> Gaps, Id<Request> RequestId, string Reference, Id<Child> ChildId, int Total);

/// <summary>The settings of the district that need help with what is in place (L4, L12).</summary>
[Needs(Permission.SeeSupportCases)]
public sealed class SupportCasesPage(Store store) : ListPage(store)
{
    public IReadOnlyList<SupportCaseRow> Rows { get; private set; } = [];

    protected override Task Load() => AsOne(Read);

    private async Task Read()
    {
        Rows = await Store.SupportCases.OrderByDescending(c => c.OpenedOn).ThenBy(c => c.RequestReference).Skip(Skip).Take(PageSize)
            .Select(c => new SupportCaseRow(c.SettingName, c.OpenedOn, c.Gaps, c.RequestId, c.RequestReference, c.ChildId, Store.SupportCases.Count())).ToListAsync();
        Total = Rows.Count > 0 ? Rows[0].Total : 0;
        await Store.Looked([.. Rows.Select(r => r.ChildId).Distinct()], Request.Path);
    }
}
