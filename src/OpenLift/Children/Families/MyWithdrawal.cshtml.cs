using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using OpenLift.Correspondence.Messages;
using OpenLift.County;
using OpenLift.Platform.Govuk;

namespace OpenLift.Children.Families;

/// <summary>The parent changes their mind: it holds at once, and they see what was shared already (L3).</summary>
[Needs(Permission.UseFamilyPages)]
public sealed class MyWithdrawal(Store store, Outbox outbox) : FamilyPages(store)
{
    private const string Whole = "all";

    [BindProperty, Display(Name = "What do you take back?")]
    public string? What { get; set; }

    public IReadOnlyList<string> SharedAlready { get; private set; } = [];
    public CodeLabels Labels { get; private set; } = null!;

    /// <summary>The same for every parent: what another said is not told by it.</summary>
    public IEnumerable<Choice> Withdrawable =>
        [
            new(Whole, "Everything: I do not agree to this request"),
            .. Labels.Choices(CodeList.SharingAgency, Today).Select(c => new Choice(c.Value, $"Sharing with {c.Text!.ToLowerInvariant()}")),
        ];

    protected override async Task Load()
    {
        Labels = await Store.CodeLabels();
        SharedAlready = await Store.SharedAlready(Asked);
    }

    public async Task<IActionResult> OnPost()
    {
        if (!Withdrawable.Any(c => c.Value == What))
        {
            throw new RuleBroken("Choose what you take back", nameof(What));
        }
        if (Consent.WithdrawsOverLink(Link.Carer, Link.CarerName, What is Whole ? null : What, Today) && Asked.IsShared)
        {
            await Store.StopSharing(Asked, "a parent withdrew", rests: Consent.AnotherAgrees || What is not Whole, outbox);
        }
        await Store.SaveChangesAsync();
        return Go("/my-child/withdraw", "It is taken back, from this moment. What was shared before is listed below.");
    }
}
