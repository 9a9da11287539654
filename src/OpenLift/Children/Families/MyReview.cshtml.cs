using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Requests;
using OpenLift.Support;

namespace OpenLift.Children.Families;

/// <summary>What a parent says for the review that is coming (L11).</summary>
[Needs(Permission.UseFamilyPages)]
public sealed class MyReview(Store store) : FamilyPages(store)
{
    [BindProperty, Display(Name = "What has changed, and what should happen next?"), StringLength(10_000, ErrorMessage = WriteNeed.TooLong)]
    public string? Words { get; set; }

    public Review? Review { get; private set; }

    private FamilySays? Said => Review?.FamilyOverLink.FirstOrDefault(f => f.Carer == Link.Carer);

    public override IReadOnlyDictionary<string, string?> Saved => new Dictionary<string, string?> { ["Your words"] = Said?.Words };

    protected override async Task Load()
    {
        var id = Asked.Id;
        Review = await Store.Reviews.Where(r => r.RequestId == id && r.HeldOn == null).OrderBy(r => r.PlannedOn).FirstOrDefaultAsync();
    }

    protected override void Fill() => Words = Said?.Words;

    public async Task<IActionResult> OnPost()
    {
        (Review ?? throw new RuleBroken("No review is planned now.")).SaysOverLink(
            Link.Carer,
            Link.CarerName,
            Needed(Words, "Write what you think", nameof(Words)),
            Today
        );
        return await Save("Thank you. Your words are ready for the review.");
    }
}
