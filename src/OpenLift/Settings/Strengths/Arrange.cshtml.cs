using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.County;
using OpenLift.Platform.Govuk;
using OpenLift.Requests;
using OpenLift.Settings.Practice;

namespace OpenLift.Settings.Strengths;

/// <summary>Brings two settings together: who helps whom, about what, first on which day (L11).</summary>
[Needs(Permission.BrokerSupport)]
public sealed class ArrangeSupport(Store store) : CountyPage(store)
{
    /// <summary>The strength that made somebody ask: its setting helps.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Strength { get; set; }

    [BindProperty, Display(Name = "Which setting helps?")]
    public string? Helper { get; set; }

    [BindProperty, Display(Name = "Which setting is helped?"), Required(ErrorMessage = "Choose the setting that is helped")]
    public string? Helped { get; set; }

    [
        BindProperty,
        Display(Name = "What is the help about?"),
        Required(ErrorMessage = "Enter what the help is about"),
        StringLength(1000, ErrorMessage = "Write 1,000 characters or fewer")
    ]
    public string? About { get; set; }

    [
        BindProperty,
        Display(Name = "Reference of the request it follows from"),
        StringLength(20, ErrorMessage = "Enter one reference, such as DOV-7KQ2MX-4")
    ]
    public string? Reference { get; set; }

    [BindProperty, Display(Name = "Agreed first visit"), Required(ErrorMessage = "Enter the day of the first visit")]
    public DateOnly? FirstVisitOn { get; set; }

    public IReadOnlyList<Choice> Settings { get; private set; } = [];
    public Strength? From { get; private set; }

    protected override async Task Load()
    {
        Settings = await Store.SettingChoices();
        From = Strength is { } id
            ? await Store.Strengths.AsNoTracking().SingleOrDefaultAsync(s => s.Id == new Id<Strength>(id) && s.Until == null)
            : null;
    }

    protected override void Fill() => About = From?.Words;

    public async Task<IActionResult> OnPost()
    {
        var helper = From?.SettingId ?? Choose(Helper, "Choose the setting that helps", nameof(Helper));
        var helped = Choose(Helped, "Choose the setting that is helped", nameof(Helped));
        var settings = await Store.Settings.Where(s => s.Id == helper || s.Id == helped).ToDictionaryAsync(s => s.Id);
        var support = SchoolSupport.Agree(
            settings[helper],
            settings[helped],
            settings[helped].DistrictId!.Value,
            About!,
            await TheRequest(helped),
            FirstVisitOn!.Value,
            Today,
            Now
        );
        Store.Add(support);
        await Store.SaveChangesAsync();
        return Go($"/school-support/{support.Id}", "The two settings are brought together");
    }

    private Id<Setting> Choose(string? chosen, string message, string field) =>
        Settings.Any(s => s.Value == chosen) ? new(Guid.Parse(chosen!)) : throw new RuleBroken(message, field);

    private async Task<Id<Request>?> TheRequest(Id<Setting> helped)
    {
        if (string.IsNullOrWhiteSpace(Reference))
        {
            return null;
        }
        var wanted = Reference.Trim().ToUpperInvariant();
        return await Store
                .Requests.Where(r => r.Reference == wanted && r.SettingId == helped)
                .Select(r => (Id<Request>?)r.Id)
                .SingleOrDefaultAsync()
            ?? throw new RuleBroken("No request of the helped setting has this reference", nameof(Reference));
    }
}
