using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.County;

namespace OpenLift.Settings.Training;

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
