using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.County;
using OpenLift.People;
using OpenLift.Settings.Practice;

namespace OpenLift.Settings.Training;

/// <summary>A page about one training event, with the bookings that one may see.</summary>
public abstract class EventPage(Store store) : RecordPage<TrainingEvent>(store)
{
    public IReadOnlyList<Booking> Bookings { get; private set; } = [];

    /// <summary>Coordinates the district that runs it.</summary>
    public bool Runs => Actor.May(Permission.RunTraining) && Actor.Districts.Contains(Record.DistrictId);

    public bool ToCome => Record.CancelledBecause is null && Record.Day >= Today;

    protected override async Task<bool> Find() => await Store.TrainingOpenToMe.AnyAsync(e => e.Id == Id) && await base.Find();

    protected override async Task Load() =>
        Bookings = await Store
            .Bookings.Where(b => b.EventId == Id && b.GivenBackAt == null)
            .OrderBy(b => b.SettingName)
            .ThenBy(b => b.Name)
            .ThenBy(b => b.Id)
            .ToListAsync();

    /// <summary>Waits until nobody else is changing the event, and reads it and its bookings as they are now.</summary>
    protected async Task Hold()
    {
        await Store.Hold(Id);
        await Store.Entry(Record).ReloadAsync();
        await Load();
    }
}

/// <summary>One training event: what it is, one's own bookings, and for those who work for the county its figures (L11).</summary>
[Needs(Permission.SeeTraining)]
public sealed class ShowTraining(Store store) : EventPage(store)
{
    [BindProperty, Display(Name = "Which of your settings?")]
    public string? SettingId { get; set; }

    [BindProperty, Display(Name = "Who comes?"), StringLength(300, ErrorMessage = "Write 300 characters or fewer")]
    public string? Name { get; set; }

    [BindProperty]
    public Id<Booking> Place { get; set; }

    public CodeLabels Labels { get; private set; } = null!;
    public string District { get; private set; } = "";

    public bool Books => Actor.May(Permission.BookTraining) && ToCome;

    public IEnumerable<Booking> Mine => Bookings.Where(b => Actor.Settings.Contains(b.SettingId));

    public IEnumerable<Booking> Said => Bookings.Where(b => b.Useful is not null);

    protected override async Task Load()
    {
        await base.Load();
        Labels = await Store.CodeLabels();
        District = await Store.Districts.Where(d => d.Id == Record.DistrictId).Select(d => d.Name).SingleAsync();
    }

    protected override void Fill() => Name = Mine.Any(b => b.Name == Actor.Name) ? null : Actor.Name;

    public async Task<IActionResult> OnPostBook()
    {
        if (!Actor.May(Permission.BookTraining))
        {
            return NotFound();
        }
        await Hold();
        var name = Needed(Name, "Enter who comes", nameof(Name));
        var id = ChosenOf(Actor.Settings, SettingId, "Choose which of your settings they come from", nameof(SettingId));
        Store.Add(
            Record.Book(
                await Store.Settings.SingleAsync(s => s.Id == id),
                name,
                Bookings.Where(b => b.SettingId == id).Select(b => b.Name),
                Actor.Name,
                Today,
                Now
            )
        );
        await Store.SaveChangesAsync();
        return Go($"/training/{Id}", $"A place is booked for {name.Trim()}");
    }

    public async Task<IActionResult> OnPostGiveBack()
    {
        await Hold();
        if (Mine.FirstOrDefault(b => b.Id == Place) is not { } booking)
        {
            return NotFound();
        }
        Record.GiveBack(booking, Today, Now);
        await Store.SaveChangesAsync();
        return Go($"/training/{Id}", $"The place of {booking.Name} is given back");
    }
}

/// <summary>Plans an event for one's district or the whole county (L11).</summary>
[Needs(Permission.RunTraining)]
public sealed class NewTraining(Store store) : CountyPage(store)
{
    [BindProperty, Display(Name = "Which of your districts runs it?")]
    public string? District { get; set; }

    [BindProperty]
    public EventInput Event { get; set; } = new();

    public CodeLabels Labels { get; private set; } = null!;

    protected override async Task Load() => Labels = await Store.CodeLabels();

    public async Task<IActionResult> OnPost()
    {
        var planned = TrainingEvent.Plan(
            ChosenOf(Actor.Districts, District, "Choose which of your districts runs it", nameof(District)),
            Event.Details(Labels, Today),
            Today,
            Now
        );
        Store.Add(planned);
        await Store.SaveChangesAsync();
        return Go($"/training/{planned.Id}", "The event is in the catalogue");
    }
}

/// <summary>A page on which the coordinator who runs an event works on it.</summary>
public abstract class RunEventPage(Store store) : EventPage(store)
{
    protected override async Task<bool> Find() => await base.Find() && Runs;
}

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

[Needs(Permission.RunTraining)]
public sealed class CancelTraining(Store store) : RunEventPage(store)
{
    [
        BindProperty,
        Display(Name = "Why is it cancelled?"),
        Required(ErrorMessage = "Say why it is cancelled"),
        StringLength(1000, ErrorMessage = "Write 1,000 characters or fewer")
    ]
    public string? Because { get; set; }

    public async Task<IActionResult> OnPost()
    {
        Record.Cancel(Because!, Today);
        await Store.SaveChangesAsync();
        return Go($"/training/{Id}", "The event is cancelled");
    }
}

/// <summary>Marks who came (L11).</summary>
[Needs(Permission.RunTraining)]
public sealed class TrainingAttendance(Store store) : RunEventPage(store)
{
    [BindProperty(Name = "Came")]
    public Dictionary<Guid, bool?> Came { get; set; } = [];

    protected override void Fill() => Came = Bookings.ToDictionary(b => b.Id.Value, b => b.Came);

    public async Task<IActionResult> OnPost()
    {
        foreach (var booking in Bookings)
        {
            if (Came.GetValueOrDefault(booking.Id.Value) is { } came && came != booking.Came)
            {
                booking.Attended(came, Record, Today);
            }
        }
        await Store.SaveChangesAsync();
        return Go($"/training/{Id}", "Who came is saved");
    }
}

/// <summary>Somebody who came says how useful it was and what will change in class (L11).</summary>
[Needs(Permission.BookTraining)]
public sealed class EvaluateTraining(Store store) : RecordPage<Booking>(store)
{
    [BindProperty, Display(Name = "How useful was it?"), Required(ErrorMessage = "Choose how useful it was")]
    public int? Useful { get; set; }

    [
        BindProperty,
        Display(Name = "What will change in class?"),
        Required(ErrorMessage = "Say what will change, even if it is ‘nothing yet’"),
        StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")
    ]
    public string? WillChange { get; set; }

    public string Title { get; private set; } = "";

    public override IReadOnlyDictionary<string, string?> Saved =>
        new Dictionary<string, string?> { ["How useful"] = Record.Useful?.ToString(), ["What will change"] = Record.WillChange };

    protected override async Task<bool> Find() =>
        await base.Find() && Record.GivenBackAt is null && Actor.Settings.Contains(Record.SettingId);

    protected override async Task Load() =>
        Title = await Store.TrainingEvents.Where(e => e.Id == Record.EventId).Select(e => e.Title).SingleAsync();

    protected override void Fill() => (Useful, WillChange) = (Record.Useful, Record.WillChange);

    public async Task<IActionResult> OnPost()
    {
        Record.Evaluate(Useful!.Value, WillChange!);
        await Store.SaveChangesAsync();
        return Go($"/training/{Record.EventId}", "Thank you: the answer is saved");
    }
}
