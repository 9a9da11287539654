using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace OpenLift.Meetings;

/// <summary>
/// Each group's six meetings of a school year, and each panel's: planned, held or missing, and which settings have not come (L6, S3).
/// </summary>
[Needs(Permission.ManageMeetings)]
public sealed class MeetingsOfYear(Store store) : CountyPage(store)
{
    [BindProperty(SupportsGet = true)]
    public string? Year { get; set; }

    public IReadOnlyList<string> Years { get; private set; } = [];
    public IReadOnlyList<YearTerm> Terms { get; private set; } = [];
    public IReadOnlyList<YearRow> Rows { get; private set; } = [];

    protected override async Task Load()
    {
        var calendar = await County.CountyQueries.Calendar(Store);
        Years = [.. calendar.Terms.Select(t => t.SchoolYear).Distinct().Order()];
        Year = Years.Contains(Year)
            ? Year
            : calendar.Terms.FirstOrDefault(t => t.End >= Today)?.SchoolYear ?? (Years is [.., var last] ? last : null);
        Terms = [.. calendar.Terms.Where(t => t.SchoolYear == Year).Select(t => new YearTerm(t.Name, t.Number, t.End < Today))];
        var (districts, areas, names) = (Actor.Districts, Actor.ChairedAreas, Terms.Select(t => t.Name).ToList());
        var groups = await Store
            .MeetingGroups.AsNoTracking()
            .Where(g => districts.Contains(g.DistrictId) && g.ClosedOn == null)
            .OrderBy(g => g.Position)
            .ToListAsync();
        var ids = groups.ConvertAll(g => (Id<County.MeetingGroup>?)g.Id);
        var meetings = await Store
            .Meetings.AsNoTracking()
            .Where(m =>
                names.Contains(m.TermName)
                && m.Status != MeetingStatus.Cancelled
                && (ids.Contains(m.GroupId) || (m.Area != null && areas.Contains(m.Area)))
            )
            .OrderBy(m => m.Day)
            .ToListAsync();
        var settings = await Store
            .Settings.AsNoTracking()
            .Where(s => ids.Contains(s.GroupId) && s.ClosedOn == null)
            .OrderBy(s => s.Name)
            .Select(s => new { s.GroupId, s.Name })
            .ToListAsync();
        Rows =
        [
            .. groups.Select(g =>
                YearRow.Of(
                    g.Name,
                    [.. meetings.Where(m => m.GroupId == g.Id)],
                    [.. settings.Where(s => s.GroupId == g.Id).Select(s => s.Name)]
                )
            ),
            .. areas.Select(a => YearRow.Of($"{a} area panel", [.. meetings.Where(m => m.Area == a)], [])),
        ];
    }
}
