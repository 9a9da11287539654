using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Correspondence.Documents;
using OpenLift.County;

namespace OpenLift.Interventions.Placements;

/// <summary>
/// What the child responds to, for the family's choice of a school for Year R. It says what helps; it recommends no school (S11).
/// </summary>
[Needs(Permission.SeePlacements)]
public class EvidenceSummary(Store store) : PlacementPage(store)
{
    [
        BindProperty,
        Display(Name = "What helps the child, in words for the family"),
        StringLength(10_000, ErrorMessage = Requests.WriteNeed.TooLong)
    ]
    public string? Words { get; set; }

    public IReadOnlyList<Block> Blocks { get; private set; } = [];

    public override IReadOnlyDictionary<string, string?> Saved => new Dictionary<string, string?> { ["What helps"] = Record.Summary };

    protected override async Task<bool> Find() =>
        await base.Find()
        && (OfHub || OfSetting || await Store.Referrals.AnyAsync(r => r.Id == Record.ReferralId && r.ReferrerId == Actor.PersonId))
        && Record.Status is PlacementStatus.Started or PlacementStatus.Ended;

    protected override async Task Load()
    {
        await base.Load();
        Blocks = await Store.SummaryOf(Record, Child);
    }

    protected override void Fill() => Words = Record.Summary;

    public const string Wording =
        "This says what was seen and what helped, so that the family can talk with schools. Which "
        + "school is right is the family’s choice: the service cannot recommend one.";

    public async Task<IActionResult> OnPost()
    {
        if (!OfHub)
        {
            return NotFound();
        }
        var words = Needed(Words, "Write what helps the child", nameof(Words));
        var schools = await Store.Settings.Where(s => s.Kind == SettingKind.School && s.ClosedOn == null).Select(s => s.Name).ToListAsync();
        Record.Summarise(words, schools);
        return await Save("/summary", "The summary is saved");
    }
}
