using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Platform.Govuk;

namespace OpenLift.Settings.Strengths;

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
