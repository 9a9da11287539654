using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using OpenLift.County;

namespace OpenLift.Requests;

[Needs(Permission.DraftRequest)]
public sealed class WriteAgencies(Store store) : WritePage(store)
{
    [BindProperty, Display(Name = "Who outside your setting has helped already?")]
    public List<string> Agencies { get; set; } = [];

    [BindProperty, Display(Name = "Anybody else"), StringLength(500, ErrorMessage = "Write 500 characters or fewer")]
    public string? Others { get; set; }

    [BindProperty, Display(Name = "Nobody outside the setting has been involved")]
    public bool None { get; set; }

    public override IReadOnlyDictionary<string, string?> Saved =>
        new Dictionary<string, string?>
        {
            ["Agencies"] = string.Join(", ", Record.Agencies.Select(a => Labels.Label(CodeList.Agency, a))),
            ["Anybody else"] = Record.OtherAgencies,
            ["Nobody"] = Record.NoAgencies ? "Nobody involved" : null,
        };

    protected override void Fill() => (Agencies, Others, None) = ([.. Record.Agencies], Record.OtherAgencies, Record.NoAgencies);

    public async Task<IActionResult> OnPost()
    {
        if (Agencies.Any(a => !Labels.Choices(CodeList.Agency, Today, Record.Agencies).Any(c => c.Value == a)))
        {
            throw new RuleBroken("Choose from the list", nameof(Agencies));
        }
        Record.NameAgencies(Agencies, Others, None);
        return await Save("Other agencies are saved.");
    }
}
