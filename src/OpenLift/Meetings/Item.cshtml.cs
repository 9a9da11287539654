using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Children;
using OpenLift.Children.Consent;
using OpenLift.County;
using OpenLift.Interventions;
using OpenLift.Platform.Govuk;
using OpenLift.Requests;

namespace OpenLift.Meetings;

/// <summary>
/// The recording screen: one child at a time, on any phone, with or without script (L6, L7). Two who record at once never lose each other's
/// words.
/// </summary>
[Needs(Permission.RecordOutcome)]
public sealed class RecordItem(Store store) : RunMeetingPage(store)
{
    /// <summary>What this kind of meeting can decide.</summary>
    public IEnumerable<Choice> AllOutcomes =>
        (Meeting.IsPanel ? Meetings.Outcomes.OfPanel : Meetings.Outcomes.OfForum).Select(o => new Choice(o.ToString(), o.Words));

    [FromRoute(Name = "item")]
    public Id<AgendaItem> ItemId { get; set; }

    [BindProperty, Display(Name = "What was said"), StringLength(20_000, ErrorMessage = "Write 20,000 characters or fewer")]
    public string? Notes { get; set; }

    [BindProperty, Display(Name = "What was decided")]
    public List<string> Outcomes { get; set; } = [];

    [BindProperty, Display(Name = "Why"), StringLength(10_000, ErrorMessage = WriteNeed.TooLong)]
    public string? Reason { get; set; }

    [BindProperty, Display(Name = "What is to be done"), StringLength(1000, ErrorMessage = "Write 1,000 characters or fewer")]
    public string? What { get; set; }

    [BindProperty, Display(Name = "Who does it"), StringLength(300, ErrorMessage = "Write 300 characters or fewer")]
    public string? Owner { get; set; }

    [BindProperty, Display(Name = "By when")]
    public DateOnly? DueOn { get; set; }

    [BindProperty, Display(Name = "It is my own interest")]
    public bool InterestIsMine { get; set; }

    [BindProperty, Display(Name = "Whose interest"), StringLength(300, ErrorMessage = "Write 300 characters or fewer")]
    public string? InterestName { get; set; }

    [BindProperty, Display(Name = "What it is"), StringLength(1000, ErrorMessage = "Write 1,000 characters or fewer")]
    public string? Interest { get; set; }

    [BindProperty, Display(Name = "What they did")]
    public bool? Left { get; set; }

    [BindProperty, Display(Name = "Correction"), StringLength(10_000, ErrorMessage = WriteNeed.TooLong)]
    public string? Correction { get; set; }

    public AgendaItem Item { get; private set; } = null!;
    public Request Asked { get; private set; } = null!;
    public Child Child { get; private set; } = null!;
    public IReadOnlyList<MeetingAction> Actions { get; private set; } = [];
    public ViewsAndConsent Consent { get; private set; } = null!;
    public Identity Identity => new(Child, Today, Asked, Consent);

    /// <summary>What a panel hears, and how its evidence stands.</summary>
    public Interventions.Referral? Referral { get; private set; }
    public Interventions.CriteriaSum? Sum { get; private set; }

    public int Number => Items.ToList().FindIndex(i => i.Id == ItemId) + 1;
    public AgendaItem? Before => Number > 1 ? Items[Number - 2] : null;
    public AgendaItem? After => Number < Items.Count ? Items[Number] : null;

    public override IReadOnlyDictionary<string, string?> Saved =>
        new Dictionary<string, string?>
        {
            ["What was said"] = Item.Notes,
            ["What was decided"] = string.Join('\n', Item.Outcomes.Select(o => o.Words)),
            ["Why"] = Item.Reason,
        };

    protected override async Task<bool> Find() =>
        await base.Find()
        && Meeting.Status is MeetingStatus.Published or MeetingStatus.Sealed
        && (Item = Items.SingleOrDefault(i => i.Id == ItemId)!) is not null;

    protected override async Task Load()
    {
        Asked = await Store.Requests.SingleAsync(r => r.Id == Item.RequestId);
        Child = await Store.Children.SingleAsync(c => c.Id == Item.ChildId);
        Consent = await Store.ViewsAndConsents.SingleAsync(c => c.RequestId == Item.RequestId);
        if (Item.ReferralId is { } referral)
        {
            Referral = await Store.Referrals.SingleAsync(r => r.Id == referral);
            Sum = await Store.SumOf(Referral);
        }
        Actions = await Store.MeetingActions.Where(a => a.ItemId == ItemId && !a.Dropped).OrderBy(a => a.DueOn).ToListAsync();
    }

    protected override void Fill() => (Notes, Outcomes, Reason) = (Item.Notes, [.. Item.Outcomes.Select(o => o.ToString())], Item.Reason);

    public async Task<IActionResult> OnPost()
    {
        var outcomes = Outcomes
            .Select(o =>
                Enum.TryParse<Outcome>(o, out var known) && AllOutcomes.Any(c => c.Value == o)
                    ? known
                    : throw new RuleBroken("Choose from the list", nameof(Outcomes))
            )
            .Distinct()
            .ToList();
        await Store.RecordOutcome(Meeting, Item, Notes, outcomes, Reason);
        return Here(outcomes.Count is 0 ? "The discussion is saved" : "The outcome is saved, with its actions");
    }

    public async Task<IActionResult> OnPostAction()
    {
        await Store.AddAction(
            Meeting,
            Item,
            Needed(What, "Enter what is to be done", nameof(What)),
            Needed(Owner, "Enter who does it", nameof(Owner)),
            Needed(DueOn, "Enter by when", nameof(DueOn))
        );
        return Here("The action is added");
    }

    public async Task<IActionResult> OnPostInterest()
    {
        var what = Needed(Interest, "Say what the interest is", nameof(Interest));
        var name = InterestIsMine ? Actor.Name : Needed(InterestName, "Say whose interest it is", nameof(InterestName));
        Item.Declare(new(name, InterestIsMine ? Actor.PersonId.Value : null, what, Needed(Left, "Say what they did", nameof(Left))));
        return await Keep("The interest is declared");
    }

    public async Task<IActionResult> OnPostCorrect()
    {
        Item.Correct(Needed(Correction, "Write the correction", nameof(Correction)), Actor.Name, Now);
        return await Keep("The correction stands beside the minutes");
    }

    private IActionResult Here(string said) => Go($"/meetings/{Id}/items/{ItemId}", said);

    private async Task<IActionResult> Keep(string said)
    {
        await Store.SaveChangesAsync();
        return Here(said);
    }
}
