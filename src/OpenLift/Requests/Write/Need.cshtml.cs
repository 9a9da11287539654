using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using OpenLift.County;

namespace OpenLift.Requests;

[Needs(Permission.DraftRequest)]
public sealed class WriteNeed(Store store) : WritePage(store)
{
    public const string TooLong = "Write 10,000 characters or fewer: put longer reports in as files";

    [BindProperty, Display(Name = "What does the child need help with?"), StringLength(10_000, ErrorMessage = TooLong)]
    public string? Needs { get; set; }

    [BindProperty, Display(Name = "SEN stage")]
    public string? SenStage { get; set; }

    [BindProperty, Display(Name = "Main need")]
    public string? PrimaryNeed { get; set; }

    [BindProperty, Display(Name = "Other needs, if any")]
    public List<string> OtherNeeds { get; set; } = [];

    [BindProperty, Display(Name = "Date of first concern")]
    public DateOnly? ConcernSince { get; set; }

    public override IReadOnlyDictionary<string, string?> Saved =>
        new Dictionary<string, string?>
        {
            ["What the child needs help with"] = Record.Needs,
            ["SEN stage"] = Labels.Label(CodeList.SenStage, Record.SenStage),
            ["Main need"] = Labels.Label(CodeList.Need, Record.PrimaryNeed),
            ["Other needs"] = string.Join(", ", Record.OtherNeeds.Select(n => Labels.Label(CodeList.Need, n))),
            ["Date of first concern"] = Record.ConcernSince?.InFull,
        };

    protected override void Fill() =>
        (Needs, SenStage, PrimaryNeed, OtherNeeds, ConcernSince) = (
            Record.Needs,
            Record.SenStage,
            Record.PrimaryNeed,
            [.. Record.OtherNeeds],
            Record.ConcernSince
        );

    public async Task<IActionResult> OnPost()
    {
        if (ConcernSince > Today)
        {
            throw new RuleBroken("Date of first concern must be today or in the past", nameof(ConcernSince));
        }
        if (ConcernSince < Child.Born)
        {
            throw new RuleBroken("Date of first concern must be after the child was born", nameof(ConcernSince));
        }
        Record.DescribeNeed(
            Known(CodeList.SenStage, SenStage, nameof(SenStage)),
            Known(CodeList.Need, PrimaryNeed, nameof(PrimaryNeed)),
            [.. OtherNeeds.Select(n => Known(CodeList.Need, n, nameof(OtherNeeds))!)],
            Needs,
            ConcernSince
        );
        return await Save("The need is saved.");
    }

    private string? Known(CodeList list, string? value, string field) =>
        value is null || Labels.Choices(list, Today, [Record.SenStage, Record.PrimaryNeed, .. Record.OtherNeeds]).Any(c => c.Value == value)
            ? value
            : throw new RuleBroken("Choose from the list", field);
}
