using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Children;
using OpenLift.Children.Consent;
using OpenLift.Interventions;
using OpenLift.Platform.Govuk;
using OpenLift.Requests;

namespace OpenLift.Meetings;

/// <summary>
/// The recording screen: one child at a time, in one form, on any phone, with or without script (L6, L7). Going on to the next child saves
/// it; two who record at once never lose each other's words.
/// </summary>
[Needs(Permission.RecordOutcome)]
public sealed class RecordItem(Store store) : RunMeetingPage(store)
{
    /// <summary>What this kind of meeting can decide.</summary>
    public IEnumerable<Choice> AllOutcomes => Meeting.Rules.Outcomes.Select(o => new Choice(o.ToString(), o.Words));

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

    [BindProperty, Display(Name = "Whose interest")]
    public string? InterestOf { get; set; }

    [BindProperty, Display(Name = "What it is"), StringLength(1000, ErrorMessage = "Write 1,000 characters or fewer")]
    public string? Interest { get; set; }

    [BindProperty, Display(Name = "What they did")]
    public bool? Left { get; set; }

    /// <summary>Where it goes on once it is saved: "next", "before", "end", or here.</summary>
    [BindProperty]
    public string? Then { get; set; }

    public AgendaItem Item { get; private set; } = null!;
    public Request Asked { get; private set; } = null!;
    public Child Child { get; private set; } = null!;
    public IReadOnlyList<MeetingAction> Actions { get; private set; } = [];
    public ViewsAndConsent Consent { get; private set; } = null!;
    public Identity Identity => new(Child, Today, Asked, Consent);

    /// <summary>What a panel hears, and how its evidence stands.</summary>
    public Referral? Referral { get; private set; }
    public CriteriaSum? Sum { get; private set; }

    private IReadOnlyList<(Guid Key, string Name, bool HasAccount)> People { get; set; } = [];
    public IEnumerable<Choice> Near => People.Select(p => new Choice(p.Key.ToString(), p.Key == Actor.PersonId.Value ? "My own" : p.Name));

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
        People = await Store.PeopleNear(Meeting, Item);
    }

    protected override void Fill() => (Notes, Outcomes, Reason) = (Item.Notes, [.. Item.Outcomes.Select(o => o.ToString())], Item.Reason);

    public async Task<IActionResult> OnPost()
    {
        var outcomes = Outcomes
            .Select(o => Enum.TryParse<Outcome>(o, out var known) && AllOutcomes.Any(c => c.Value == o) ? known : throw NotListed())
            .Distinct()
            .ToList();
        if (Then is null || !Item.Says(Notes, outcomes, Reason))
        {
            await Store.RecordOutcome(Meeting, Item, Notes, outcomes, Reason);
        }
        if (What is not null || Owner is not null || DueOn is not null)
        {
            await Store.AddAction(
                Meeting,
                Item,
                Needed(What, "Enter what is to be done", nameof(What)),
                Needed(Owner, "Enter who does it", nameof(Owner)),
                Needed(DueOn, "Enter by when", nameof(DueOn))
            );
        }
        if (InterestOf is not null || Interest is not null)
        {
            var who = People.FirstOrDefault(p => p.Key.ToString() == InterestOf);
            await Store.Declare(
                Item,
                new(
                    Needed(who.Name, "Choose whose interest it is", nameof(InterestOf)),
                    who.HasAccount ? who.Key : null,
                    Needed(Interest, "Say what the interest is", nameof(Interest)),
                    Needed(Left, "Say what they did", nameof(Left))
                )
            );
        }
        return Go(Onwards, outcomes.Count is 0 ? $"{Item.Reference} is saved" : $"{Item.Reference} is saved, with its outcome and actions");
    }

    private string Onwards =>
        Then switch
        {
            "next" when After is { } after => $"/meetings/{Id}/items/{after.Id}",
            "before" when Before is { } before => $"/meetings/{Id}/items/{before.Id}",
            "end" => $"/meetings/{Id}/seal",
            _ => $"/meetings/{Id}/items/{ItemId}",
        };

    private static RuleBroken NotListed() => new("Choose from the list", nameof(Outcomes));
}
