using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using OpenLift.Children.Families;
using OpenLift.County;
using OpenLift.Platform.Govuk;
using OpenLift.Support;

namespace OpenLift.Requests;

/// <summary>The county coordinator for hearing, vision or physical impairment answers a request that came straight to them (L5).</summary>
[Needs(Permission.TakeCountyRequest)]
public sealed class CountyRequest(Store store, OpenLift.Correspondence.Messages.Outbox outbox) : RequestPage(store)
{
    public static readonly IReadOnlyList<Choice> Steps =
    [
        new("take", "The county service takes this on"),
        new("advise", "Give advice and close"),
        new("return", "Return it to the district"),
    ];

    [BindProperty, Display(Name = "What happens?"), Required(ErrorMessage = "Choose what happens")]
    public string? Step { get; set; }

    [
        BindProperty,
        Display(Name = "Why, in words for the setting and the family"),
        Required(ErrorMessage = "Say why, in words for the setting and the family"),
        StringLength(10_000, ErrorMessage = WriteNeed.TooLong)
    ]
    public string? Words { get; set; }

    protected override async Task<bool> Find() =>
        await base.Find() && Record.Status is RequestStatus.WithCounty && Actor.Scopes.Contains($"county/{Record.CountyNeed}");

    public async Task<IActionResult> OnPost()
    {
        switch (Step)
        {
            case "take":
                Record.TakeOn(Words!, Now);
                break;
            case "advise":
                Record.GiveAdvice(Words!, Now);
                break;
            case "return":
                Record.ReturnToDistrict(Words!, RequestClocks.ToScreen(await TheDistrict(), await Store.Calendar(), Today), Now);
                break;
            default:
                throw new RuleBroken("Choose what happens", nameof(Step));
        }
        if (Record.ClosedAt is not null)
        {
            await Store.ToBeTold(Record, outbox);
            if (Record.Status is RequestStatus.TakenOn)
            {
                await Store.OpenCases(Record, [Meetings.Outcome.CountyCoordinator]);
            }
        }
        await Store.SaveChangesAsync();
        return Go("/requests", $"{Record.Reference}: saved");
    }
}
