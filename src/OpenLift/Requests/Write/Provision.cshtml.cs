using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace OpenLift.Requests;

[Needs(Permission.DraftRequest)]
public sealed class WriteProvision(Store store) : WritePage(store)
{
    [BindProperty, Display(Name = "How do you meet the universal Core Standards?"), StringLength(10_000, ErrorMessage = WriteNeed.TooLong)]
    public string? CoreStandards { get; set; }

    [BindProperty, Display(Name = "What actions are in place now?"), StringLength(10_000, ErrorMessage = WriteNeed.TooLong)]
    public string? Actions { get; set; }

    public override IReadOnlyDictionary<string, string?> Saved =>
        new Dictionary<string, string?> { ["Universal Core Standards"] = Record.CoreStandards, ["Actions in place"] = Record.Actions };

    protected override void Fill() => (CoreStandards, Actions) = (Record.CoreStandards, Record.Actions);

    public async Task<IActionResult> OnPost()
    {
        Record.DescribeProvision(CoreStandards, Actions);
        return await Save("What your setting does is saved.");
    }
}
