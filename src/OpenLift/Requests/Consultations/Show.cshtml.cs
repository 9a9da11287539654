using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.County;

namespace OpenLift.Requests.Consultations;

/// <summary>One consultation: its district adds issues, and the settings that took part read them (L13).</summary>
[Needs(Permission.SeeConsultations)]
public sealed class ConsultationPage(Store store) : RecordPage<Consultation>(store)
{
    [BindProperty, Display(Name = "Area of need")]
    public string? Area { get; set; }

    [BindProperty, Display(Name = "Issue"), StringLength(4000, ErrorMessage = IssueWriting.TooLong)]
    public string? What { get; set; }

    [BindProperty, Display(Name = "Advice given"), StringLength(4000, ErrorMessage = IssueWriting.TooLong)]
    public string? Advice { get; set; }

    [BindProperty, Display(Name = IssueWriting.Confirm)]
    public bool NobodyNamed { get; set; }

    public CodeLabels Labels { get; private set; } = null!;

    public bool Records => Actor.May(Permission.RecordConsultation) && Actor.Districts.Contains(Record.DistrictId);

    /// <summary>The district sees everybody who took part; a setting sees that it did.</summary>
    public IEnumerable<string> TookPart =>
        from setting in Record.Settings
        where Records || Actor.Settings.Contains(setting.SettingId)
        orderby setting.SettingName
        select setting.SettingName;

    protected override IQueryable<Consultation> With(IQueryable<Consultation> records) => records.Include(c => c.Settings);

    protected override async Task Load() => Labels = await Store.CodeLabels();

    public async Task<IActionResult> OnPost()
    {
        if (!Records)
        {
            return NotFound();
        }
        var (what, advice) = (
            Needed(What, "Write down the issue", nameof(What)),
            Needed(Advice, "Write down the advice given", nameof(Advice))
        );
        Record.Raise(await Store.Issue(Labels, [.. Record.Settings.Select(s => s.SettingId)], Area, what, advice), NobodyNamed);
        await Store.SaveChangesAsync();
        return Go($"/consultations/{Id}", "The issue is added");
    }
}
