using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace OpenLift.County.Import;

/// <summary>What the file would change, and every row it would refuse, with the button that says yes. All of it or nothing.</summary>
[Needs(Permission.ManageCounty)]
public sealed class ConfirmImport(Store store) : CountyPage(store)
{
    [FromRoute]
    public Id<WaitingImport> Id { get; set; }

    public WaitingImport Waiting { get; private set; } = null!;
    public ImportReport Report { get; private set; } = null!;
    public RegisterKind Kind => Enum.Parse<RegisterKind>(Waiting.Kind);

    protected override async Task<bool> Find()
    {
        var id = Id;
        return (Waiting = (await Store.WaitingImports.AsNoTracking().SingleOrDefaultAsync(w => w.Id == id))!) is not null;
    }

    protected override async Task Load() => Report = await SettingImport.Take(Store, Kind, Waiting.Content);

    public async Task<IActionResult> OnPost()
    {
        await Store.SaveChangesAsync();
        await Store.Database.ExecuteSqlAsync($"delete from waiting_import where id = {Id.Value}");
        return Go(
            "/county/settings",
            $"{Report.New} new, {Report.Changed} changed, {Report.Closed} closed, {Report.Same} the same, {Report.Refused.Count} refused"
        );
    }
}
