using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Children.Families;
using OpenLift.Correspondence.Letters;
using OpenLift.Correspondence.Messages;
using OpenLift.County;
using OpenLift.Platform.Govuk;
using OpenLift.Requests;

namespace OpenLift.Children.Consent;

/// <summary>The family's side of a request, what was shared already, and the way to withdraw (L3).</summary>
[Needs(Platform.Permission.SeeConsentHistory)]
public sealed class FamilyPage(Store store, Outbox outbox) : RequestPage(store)
{
    private const string Whole = "all";

    [BindProperty, Display(Name = "What does the family withdraw?")]
    public string? What { get; set; }

    [BindProperty, Display(Name = "Who told you?"), StringLength(300, ErrorMessage = "Write 300 characters or fewer")]
    public string? By { get; set; }

    [BindProperty, Display(Name = "What did they say?"), StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")]
    public string? Reason { get; set; }

    public AnsweredSection Family { get; private set; } = null!;
    public IReadOnlyList<string> SharedWith { get; private set; } = [];
    public CodeLabels Labels { get; private set; } = null!;
    public IReadOnlyList<FamilyLink> Links { get; private set; } = [];
    public bool MayWriteLetters { get; private set; }

    /// <summary>Parents differ, and the setting has not decided yet.</summary>
    public bool MustDecide =>
        Mine && MayWrite && Consent is { IsObjectedTo: true, AnotherAgrees: true } && Actor.May(Platform.Permission.RecordConsent);

    [BindProperty, Display(Name = "Why does the request go on?"), StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")]
    public string? Why { get; set; }

    public bool CanWithdraw => MayWrite && Actor.May(Platform.Permission.WithdrawConsent) && !Consent.IsWithdrawn;

    public IEnumerable<Choice> Withdrawable =>
        [
            new(Whole, "The whole agreement"),
            .. Consent
                .Sharing.Where(s => s.InForce)
                .Select(s => s.Agency)
                .Distinct()
                .Select(a => new Choice(a, $"Permission to share with {Labels.Label(CodeList.SharingAgency, a).ToLowerInvariant()}")),
        ];

    protected override async Task Load()
    {
        await base.Load();
        Labels = await Store.CodeLabels();
        Family = RequestAnswers.Of(Record, Child, Consent, Files, Labels, Today)[^1];
        SharedWith = await Store.SharedAlready(Record);
        MayWriteLetters = Actor.May(Platform.Permission.WriteLetter) && await Store.MayWriteLetters(Id);
        Links = await Store.FamilyLinks.AsNoTracking().Where(l => l.RequestId == Id).OrderByDescending(l => l.MadeAt).ToListAsync();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!CanWithdraw)
        {
            return NotFound();
        }
        if (!Withdrawable.Any(c => c.Value == What))
        {
            throw new RuleBroken("Choose what the family withdraws", nameof(What));
        }
        Needed(By, "Enter who told you", nameof(By));
        Needed(Reason, "Write down what they said", nameof(Reason));
        var stops = Consent.Withdraw(What is Whole ? null : What, By!, Today);
        if (stops)
        {
            await Store.StopSharing(Record, Reason!, rests: false, outbox);
        }
        await Store.SaveChangesAsync();
        return Go(
            stops && !Actor.Settings.Contains(Record.SettingId) ? "/requests" : $"/requests/{Id}/family",
            stops
                ? "Withdrawn. Nobody outside the setting can open this request any more."
                : "Withdrawn. It is shown to everybody who works with this request."
        );
    }

    /// <summary>The parents differ: the setting decides that the request goes on, and says why.</summary>
    public async Task<IActionResult> OnPostSettle()
    {
        if (!MustDecide)
        {
            return NotFound();
        }
        Consent.Settle(Actor.Name, Needed(Why, "Say why the request goes on", nameof(Why)), Today);
        if (Record.SharingStopped && Consent.AllowsSharing && Record.Status is not RequestStatus.Withdrawn)
        {
            await Store.ShareAgain(Record);
        }
        await Store.SaveChangesAsync();
        return Go($"/requests/{Id}/family", "Decided. Your reason is kept with the parents’ answers");
    }
}
