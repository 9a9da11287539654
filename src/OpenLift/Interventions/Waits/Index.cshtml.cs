using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Interventions.Hubs;
using OpenLift.Interventions.Placements;
using OpenLift.Platform.Govuk;

namespace OpenLift.Interventions.Waits;

/// <summary>
/// A hub's waits, honestly counted, and the places that will come free, as a range, with what one more practitioner would bring (S13).
/// </summary>
[Needs(Permission.SeeWaits)]
public sealed class WaitsPage(Store store) : CountyPage(store)
{
    [BindProperty(SupportsGet = true)]
    public Id<Hub>? Hub { get; set; }

    /// <summary>How many places one more practitioner would bring.</summary>
    [BindProperty(SupportsGet = true)]
    public int? More { get; set; }

    public IReadOnlyList<Choice> Hubs { get; private set; } = [];
    public Hub? Shown { get; private set; }
    public WaitFigures Figures { get; private set; } = null!;
    public IReadOnlyList<PlaceForecast> Forecast { get; private set; } = [];
    public IReadOnlyList<PlaceForecast> WithMore { get; private set; } = [];
    public Extensions History { get; private set; } = Extensions.None;

    protected override async Task<bool> Find()
    {
        var (mine, today) = (Actor.Manages, Today);
        var hubs = await Store.HubHistories(mine);
        Hubs = [.. hubs.Select(h => new Choice(h.Hub.Id.ToString(), h.Hub.Name))];
        if (hubs.FirstOrDefault(h => Hub is null || h.Hub.Id == Hub) is not { } shown)
        {
            return Hub is null;
        }
        Shown = shown.Hub;
        Figures = WaitFigures.ForStaff(await Store.WaitsOf(shown.Hub.Id));
        var terms = await Store.Terms.AsNoTracking().Where(t => t.End >= today).OrderBy(t => t.Start).Take(4).ToListAsync();
        History = new(shown.Places.Count(p => p.Status is PlacementStatus.Ended || p.Extended), shown.Places.Count(p => p.Extended));
        var ends = shown
            .Places.Where(p =>
                p.Status is PlacementStatus.Confirmed or PlacementStatus.Offered or PlacementStatus.Accepted or PlacementStatus.Started
            )
            .Select(p => new PlannedEnd(p.Until, Placement.CanGoOn(p.Terms, shown.LongestTerms)))
            .ToList();
        Forecast = PlaceForecast.Of(terms, ends, History);
        if (More is > 0 and <= 40 && terms.Count > 1)
        {
            WithMore = PlaceForecast.Of(terms, ends, History, 1, new(1, More.Value, terms[1].Start));
        }
        return true;
    }
}
