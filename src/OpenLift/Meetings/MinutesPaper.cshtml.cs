using Microsoft.AspNetCore.Mvc;

namespace OpenLift.Meetings;

/// <summary>The same as a file, PDF or Word (X7).</summary>
[Needs(Permission.SeePack)]
public sealed class MinutesPaper(Store store) : ReadMinutes(store)
{
    [FromRoute]
    public string Kind { get; set; } = "";

    public FileContentResult OnGet() =>
        Download(Meetings.Minutes.Paper(Meeting, Items, Actions, About), $"minutes-{Meeting.Day:yyyy-MM-dd}.{Kind}");
}
