using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.County;
using OpenLift.Platform.Govuk;
using OpenLift.Requests;
using OpenLift.Settings.Practice;

namespace OpenLift.Settings.Strengths;

public sealed record SchoolSupportRow(
    Id<SchoolSupport> Id,
    string Helper,
    string Helped,
    string About,
    DateOnly FirstVisitOn,
    SchoolSupportStatus Status,
    int? Useful,
    int Total
);

/// <summary>Which settings help which: one's own, or those of one's districts (L11).</summary>
[Needs(Permission.SeePractice)]
public sealed class SchoolSupportPage(Store store) : ListPage(store)
{
    public IReadOnlyList<SchoolSupportRow> Rows { get; private set; } = [];

    protected override async Task Load()
    {
        var supports = Store.SchoolSupportOpenToMe.AsNoTracking();
        await Turn(supports);
        Rows = await supports
            .OrderByDescending(s => s.FirstVisitOn)
            .ThenBy(s => s.Id)
            .Skip(Skip)
            .Take(PageSize)
            .Select(s => new SchoolSupportRow(
                s.Id,
                s.HelperName,
                s.HelpedName,
                s.About,
                s.FirstVisitOn,
                s.Status,
                s.Useful,
                supports.Count()
            ))
            .ToListAsync();
        Total = Rows.Count > 0 ? Rows[0].Total : 0;
    }
}

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

/// <summary>One setting's help to another, how it went, and how useful it was (L11).</summary>
[Needs(Permission.SeePractice)]
public sealed class ShowSchoolSupport(Store store) : RecordPage<SchoolSupport>(store)
{
    public static readonly IReadOnlyList<Choice> Numbers =
    [
        new("1", "1: not at all"),
        new("2", "2"),
        new("3", "3"),
        new("4", "4"),
        new("5", "5: very"),
    ];

    [BindProperty, Display(Name = "Day of the visit")]
    public DateOnly? DoneOn { get; set; }

    [BindProperty, Display(Name = "Why did it not happen?"), StringLength(1000, ErrorMessage = "Write 1,000 characters or fewer")]
    public string? WhyNot { get; set; }

    [BindProperty, Display(Name = "How useful was it?")]
    public int? Useful { get; set; }

    [BindProperty, Display(Name = "What do you do differently now?"), StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")]
    public string? Words { get; set; }

    public bool Helped => Actor.Settings.Contains(Record.HelpedId);

    /// <summary>Says whether the visit took place: the helped setting, or the coordinator.</summary>
    public bool Reports => Record.Status is SchoolSupportStatus.Agreed && MayReport;

    public bool Judges => Record.Status is SchoolSupportStatus.Done && Helped;

    /// <summary>The request that it follows from, for those who may see that request. A helping setting never may.</summary>
    public string? Reference { get; private set; }

    private bool MayReport => Helped || (Actor.May(Permission.BrokerSupport) && Actor.Districts.Contains(Record.DistrictId));

    protected override async Task<bool> Find() => await base.Find() && await Store.SchoolSupportOpenToMe.AnyAsync(s => s.Id == Id);

    protected override async Task Load()
    {
        var request = Record.RequestId;
        Reference = request is null
            ? null
            : await Store.Requests.Where(r => r.Id == request).Select(r => r.Reference).SingleOrDefaultAsync();
    }

    public Task<IActionResult> OnPostDone() =>
        Keep(
            MayReport,
            () => Record.Happened(Needed(DoneOn, "Enter the day of the visit", nameof(DoneOn)), Today),
            "It is recorded that the visit took place"
        );

    public Task<IActionResult> OnPostNot() =>
        Keep(
            MayReport,
            () => Record.FellThrough(Needed(WhyNot, "Say why it did not happen", nameof(WhyNot))),
            "It is recorded that the visit did not happen"
        );

    public Task<IActionResult> OnPostJudge() =>
        Keep(
            Helped,
            () => Record.Judge(Needed(Useful, "Choose how useful it was", nameof(Useful)), Words),
            "Thank you: your answer is saved"
        );

    private async Task<IActionResult> Keep(bool may, Action change, string said)
    {
        if (!may)
        {
            return NotFound();
        }
        change();
        await Store.SaveChangesAsync();
        return Go($"/school-support/{Id}", said);
    }
}
