using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.County;

namespace OpenLift.Settings.Training;

/// <summary>The training that one may book or run: to come, or held (L11).</summary>
[Needs(Permission.SeeTraining)]
public sealed class TrainingPage(Store store) : ListPage(store)
{
    [BindProperty(SupportsGet = true), Display(Name = "Area of need")]
    public string? Area { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Past { get; set; }

    public CodeLabels Labels { get; private set; } = null!;
    public IReadOnlyList<TrainingRow> Rows { get; private set; } = [];

    protected override async Task Load()
    {
        Labels = await Store.CodeLabels();
        var (today, area, settings) = (Today, Area ?? "", Actor.Settings);
        var training = Store.TrainingOpenToMe.AsNoTracking().Where(e => e.Day < today == Past && (area == "" || e.Area == area));
        var sorted = Past
            ? training.OrderByDescending(e => e.Day).ThenByDescending(e => e.Time)
            : training.OrderBy(e => e.Day).ThenBy(e => e.Time);
        await Turn(training);
        Rows = await sorted
            .ThenBy(e => e.Id)
            .Skip(Skip)
            .Take(PageSize)
            .Select(e => new TrainingRow(
                e.Id,
                e.Title,
                e.Area,
                e.Day,
                e.Time,
                e.Place,
                Store.Districts.Where(d => d.Id == e.DistrictId).Select(d => d.Name).FirstOrDefault(),
                e.ForCounty,
                e.Places - e.Taken,
                e.CancelledBecause != null,
                Store.Bookings.Count(b => b.EventId == e.Id && b.GivenBackAt == null && settings.Contains(b.SettingId)),
                training.Count()
            ))
            .ToListAsync();
        Total = Rows.Count > 0 ? Rows[0].Total : 0;
    }
}

public sealed record TrainingRow(
    Id<TrainingEvent> Id,
    string Title,
    string? Area,
    DateOnly Day,
    TimeOnly Time,
    string Place,
    string? District,
    bool ForCounty,
    int Left,
    bool Cancelled,
    int Mine,
    int Total
);
