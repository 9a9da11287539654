using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.County;
using OpenLift.Platform.Govuk;

namespace OpenLift.Requests.Consultations;

/// <summary>Records one forum for several settings at once, with its first issue (L13).</summary>
[Needs(Permission.RecordConsultation)]
public sealed class NewConsultation(Store store) : CountyPage(store)
{
    [
        BindProperty,
        Display(Name = "Forum"),
        Required(ErrorMessage = "Enter what the forum is called"),
        StringLength(300, ErrorMessage = IssueWriting.ForumTooLong)
    ]
    public string? Forum { get; set; }

    [BindProperty, Display(Name = "Day"), Required(ErrorMessage = "Enter the day")]
    public DateOnly? Day { get; set; }

    [BindProperty, Display(Name = "Which settings took part?")]
    public List<string> Settings { get; set; } = [];

    [BindProperty, Display(Name = "Area of need")]
    public string? Area { get; set; }

    [
        BindProperty,
        Display(Name = "Issue"),
        Required(ErrorMessage = "Write down the issue"),
        StringLength(4000, ErrorMessage = IssueWriting.TooLong)
    ]
    public string? What { get; set; }

    [
        BindProperty,
        Display(Name = "Advice given"),
        Required(ErrorMessage = "Write down the advice given"),
        StringLength(4000, ErrorMessage = IssueWriting.TooLong)
    ]
    public string? Advice { get; set; }

    [BindProperty, Display(Name = IssueWriting.Confirm)]
    public bool NobodyNamed { get; set; }

    public IReadOnlyList<(string District, IReadOnlyList<Setting> Settings)> Choices { get; private set; } = [];
    public CodeLabels Labels { get; private set; } = null!;

    public IEnumerable<Choice> SettingChoices =>
        from district in Choices
        from setting in district.Settings
        select new Choice(setting.Id.ToString(), setting.Name);

    protected override async Task Load()
    {
        Labels = await Store.CodeLabels();
        var (districts, own) = (Actor.Districts, Own(People.Role.Coordinator));
        var settings = await Store
            .Settings.Where(s => s.ClosedOn == null && s.DistrictId != null && districts.Contains(s.DistrictId.Value))
            .OrderBy(s => s.Name)
            .ToListAsync();
        Choices = [.. own.Select(d => (d.Text!, (IReadOnlyList<Setting>)[.. settings.Where(s => s.DistrictId.ToString() == d.Value)]))];
    }

    protected override void Fill() => Day = Today;

    public async Task<IActionResult> OnPost()
    {
        var took = Choices.SelectMany(d => d.Settings).Where(s => Settings.Contains(s.Id.ToString())).ToList();
        if (took.Select(s => s.DistrictId).Distinct().Count() > 1)
        {
            throw new RuleBroken("Choose settings of one district: record another consultation for the other", nameof(Settings));
        }
        var held = Consultation.Hold(
            took is [{ DistrictId: { } district }, ..] ? district : Actor.Districts[0],
            Forum!,
            Day!.Value,
            took,
            Actor.Name,
            Now
        );
        held.Raise(await Store.Issue(Labels, [.. took.Select(s => s.Id)], Area, What!, Advice!, Forum!), NobodyNamed);
        Store.Add(held);
        await Store.SaveChangesAsync();
        return Go($"/consultations/{held.Id}", "The consultation is recorded");
    }
}
