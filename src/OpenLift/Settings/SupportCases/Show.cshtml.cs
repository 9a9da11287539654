using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.County;
using OpenLift.Platform.Govuk;
using OpenLift.Settings.Practice;

namespace OpenLift.Settings.SupportCases;

/// <summary>One support case: why, what is planned, what was given, how the Core Standards stood before and after (L12).</summary>
[Needs(Permission.SeePractice)]
public class ShowSupportCase(Store store) : RecordPage<SupportCase>(store)
{
    /// <summary>The reference of the request that it came from, for those who may see that request.</summary>
    public string? Reference { get; private set; }

    public StandardsAudit? Before { get; private set; }
    public StandardsAudit? After { get; private set; }

    public bool Mine => Actor.Settings.Contains(Record.SettingId);

    /// <summary>Coordinates the district that serves the setting.</summary>
    public bool Leads { get; private set; }

    public bool IsLate => Record.IsLateOn(Today);

    protected override async Task Load()
    {
        var (request, setting) = (Record.RequestId, Record.SettingId);
        Reference = request is null
            ? null
            : await Store.Requests.Where(r => r.Id == request).Select(r => r.Reference).SingleOrDefaultAsync();
        (Before, After) = StandardsAudit.Around(
            await Store.StandardsAudits.AsNoTracking().Where(a => a.SettingId == setting && a.FinishedOn != null).ToListAsync(),
            Record.OpenedOn,
            Record.ClosedOn
        );
        Leads = await LeadsFor(Store, setting);
    }

    internal static async Task<bool> LeadsFor(Store store, Id<Setting> setting)
    {
        var districts = store.Actor.Districts.Select(d => (Id<District>?)d).ToList();
        return store.Actor.May(Permission.LeadSupportCase)
            && await store.Settings.AnyAsync(s => s.Id == setting && districts.Contains(s.DistrictId));
    }
}

/// <summary>A page on which the coordinator of the setting's district works on its case.</summary>
public abstract class LeadPage(Store store) : RecordPage<SupportCase>(store)
{
    protected override async Task<bool> Find() => await base.Find() && await ShowSupportCase.LeadsFor(Store, Record.SettingId);

    protected async Task<IActionResult> Keep(string said)
    {
        await Store.SaveChangesAsync();
        return Go($"/support-cases/{Id}", said);
    }
}

/// <summary>Plans one kind of help: what, by whom, by when (L12).</summary>
[Needs(Permission.LeadSupportCase)]
public sealed class PlanHelp(Store store) : LeadPage(store)
{
    [
        BindProperty,
        Display(Name = "What help?"),
        Required(ErrorMessage = "Enter what help is planned"),
        StringLength(1000, ErrorMessage = "Write 1,000 characters or fewer")
    ]
    public string? What { get; set; }

    [
        BindProperty,
        Display(Name = "Who gives it?"),
        Required(ErrorMessage = "Enter who gives it"),
        StringLength(300, ErrorMessage = "Write 300 characters or fewer")
    ]
    public string? Who { get; set; }

    [BindProperty, Display(Name = "By when"), Required(ErrorMessage = "Enter by when")]
    public DateOnly? By { get; set; }

    public Task<IActionResult> OnPost()
    {
        Record.PlanHelp(
            What!,
            Who!,
            By <= Today.AddYears(2) ? By!.Value : throw new RuleBroken("By when must be within two years", nameof(By)),
            Today,
            Now
        );
        return Keep("The help is planned");
    }
}

/// <summary>Marks planned help as given.</summary>
[Needs(Permission.LeadSupportCase)]
public sealed class HelpGiven(Store store) : LeadPage(store)
{
    [BindProperty(SupportsGet = true)]
    public Guid Help { get; set; }

    public PlannedHelp? Planned => Record.Plan.FirstOrDefault(h => h.Key == Help);

    protected override async Task<bool> Find() => await base.Find() && Planned is not null;

    public Task<IActionResult> OnPost()
    {
        Record.HelpGiven(Help, Today);
        return Keep("The help is marked as given");
    }
}

[Needs(Permission.LeadSupportCase)]
public sealed class NoteOnCase(Store store) : LeadPage(store)
{
    [
        BindProperty,
        Display(Name = "Note"),
        Required(ErrorMessage = "Enter a note"),
        StringLength(4000, ErrorMessage = "Write 4,000 characters or fewer")
    ]
    public string? Words { get; set; }

    public Task<IActionResult> OnPost()
    {
        Record.Note(Words!, Actor.Name, Now);
        return Keep("The note is added");
    }
}

/// <summary>Closes a case: it helped, or it was not needed, and why (L12).</summary>
[Needs(Permission.LeadSupportCase)]
public sealed class CloseCase(Store store) : LeadPage(store)
{
    public static readonly IReadOnlyList<Choice> Ways =
    [
        new("true", "The help was given and made a difference"),
        new("false", "It is not needed, or not any more"),
    ];

    [BindProperty, Display(Name = "How does it end?"), Required(ErrorMessage = "Choose how it ends")]
    public bool? Helped { get; set; }

    [
        BindProperty,
        Display(Name = "Why? What can be seen now?"),
        Required(ErrorMessage = "Say why, in words for the setting"),
        StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")
    ]
    public string? Because { get; set; }

    public Task<IActionResult> OnPost()
    {
        Record.Close(Helped!.Value, Because!, Today);
        return Keep("The support case is closed");
    }
}

/// <summary>Opens a case for a setting of one's district, without any request (L12).</summary>
[Needs(Permission.LeadSupportCase)]
public sealed class NewSupportCase(Store store) : CountyPage(store)
{
    [BindProperty(SupportsGet = true), Display(Name = "Setting"), Required(ErrorMessage = "Choose the setting")]
    public string? Setting { get; set; }

    [
        BindProperty,
        Display(Name = "What does the setting need help with?"),
        Required(ErrorMessage = "Say what the setting needs help with"),
        StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")
    ]
    public string? Why { get; set; }

    public IReadOnlyList<Choice> Settings { get; private set; } = [];

    protected override async Task Load() => Settings = await Store.SettingChoices();

    public async Task<IActionResult> OnPost()
    {
        var chosen = Settings.FirstOrDefault(s => s.Value == Setting) ?? throw new RuleBroken("Choose the setting", nameof(Setting));
        var id = new Id<Setting>(Guid.Parse(chosen.Value!));
        var opened = SupportCase.Open(await Store.Settings.SingleAsync(s => s.Id == id), Why!, await Store.Calendar(), Today, Now);
        Store.Add(opened);
        await Store.SaveChangesAsync();
        return Go($"/support-cases/{opened.Id}", "The support case is open");
    }
}
