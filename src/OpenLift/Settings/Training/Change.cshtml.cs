using Microsoft.AspNetCore.Mvc;
using OpenLift.County;

namespace OpenLift.Settings.Training;

[Needs(Permission.RunTraining)]
public sealed class ChangeTraining(Store store) : RunEventPage(store)
{
    [BindProperty]
    public EventInput Event { get; set; } = new();

    public CodeLabels Labels { get; private set; } = null!;

    public override IReadOnlyDictionary<string, string?> Saved =>
        new Dictionary<string, string?>
        {
            ["Title"] = Record.Title,
            ["About"] = Record.About,
            ["Area"] = Record.Area is null ? null : Labels.Label(CodeList.Area, Record.Area),
            ["Day"] = Record.Day.InFull,
            ["Start time"] = $"{Record.Time:HH:mm}",
            ["Where"] = Record.Place,
            ["Places"] = $"{Record.Places}",
            ["For"] = Record.ForWhom,
            ["Open to"] = Record.ForCounty ? "Every district" : "Its own district",
        };

    protected override async Task Load()
    {
        await base.Load();
        Labels = await Store.CodeLabels();
    }

    protected override void Fill() => Event = EventInput.Of(Record.Details);

    public async Task<IActionResult> OnPost()
    {
        Record.Change(Event.Details(Labels, Today, Record.Area), Today);
        await Store.SaveChangesAsync();
        return Go($"/training/{Id}", "The event is changed");
    }
}
