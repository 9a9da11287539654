using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Platform.Govuk;

namespace OpenLift.Settings.Practice;

/// <summary>Where a setting stands against the Core Standards: starts an audit, shows what is answered, finishes it (L12).</summary>
[Needs(Permission.KeepProvision)]
public sealed class AuditPage(Store store) : OwnAuditPage(store)
{
    public IReadOnlyList<StandardsAudit> Finished { get; private set; } = [];

    /// <summary>The areas as tasks: how many of each area's standards are answered.</summary>
    public TaskList Tasks =>
        new()
        {
            IdPrefix = "areas",
            Items =
            [
                .. Standards
                    .GroupBy(s => s.Area)
                    .OrderBy(g => g.Key is not null)
                    .ThenBy(g => Labels.AreaOrWhole(g.Key))
                    .Select(area => (area, Done: area.Count(s => Open!.Of(s) is not null), All: area.Count()))
                    .Select(a => new TaskItem(
                        new(Labels.AreaOrWhole(a.area.Key)),
                        Status: a.Done == a.All
                            ? new("Answered")
                            : new(Tag: new() { Text = $"{a.Done} of {a.All} answered", Classes = "govuk-tag--blue" }),
                        Href: At($"/provision/audit/answer?area={a.area.Key ?? Whole}")
                    )),
            ],
        };

    protected override async Task Load() =>
        Finished = await Store
            .StandardsAudits.AsNoTracking()
            .Where(a => a.SettingId == SettingId && a.FinishedOn != null)
            .OrderByDescending(a => a.FinishedOn)
            .ThenByDescending(a => a.Id)
            .ToListAsync();

    public async Task<IActionResult> OnPostStart()
    {
        await Store.Hold(SettingId);
        if (!await Store.StandardsAudits.AnyAsync(a => a.SettingId == SettingId && a.FinishedOn == null))
        {
            Store.Add(StandardsAudit.Start(await TheSetting(), Today, Now));
            await Store.SaveChangesAsync();
        }
        return Go(At("/provision/audit"), "The audit is started. Answer in any order, and come back when you like: every answer is kept.");
    }

    public async Task<IActionResult> OnPostFinish()
    {
        var audit = Open ?? throw new RuleBroken("No audit is open: start one first.");
        audit.Finish(Standards, Actor.Name, Today);
        await Store.SaveChangesAsync();
        return Go($"/provision/audits/{audit.Id}", "The audit is finished");
    }
}
