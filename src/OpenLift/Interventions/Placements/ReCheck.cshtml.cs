using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace OpenLift.Interventions.Placements;

/// <summary>The referrer's one page when a place comes free: what was claimed, how old it is, and whether it is still true (S7).</summary>
[Needs(Permission.DraftReferral)]
public sealed class ReCheckPage(Store store) : PlacementPage(store)
{
    [BindProperty]
    public List<ReCheckForm> Answers { get; set; } = [];

    [
        BindProperty,
        Display(Name = "What has changed since the referral?"),
        StringLength(4000, ErrorMessage = "Write 4,000 characters or fewer")
    ]
    public string? Changes { get; set; }

    public IReadOnlyList<CriterionState> Claimed => [.. Sum.States.Where(s => s.Criterion.Code is not Criterion.Delay)];
    public CriterionState Delay => Sum.Delay;

    protected override async Task<bool> Find()
    {
        if (!await base.Find() || Record.Status is not PlacementStatus.Reserved || Record.HeldUntil <= Now)
        {
            return false;
        }
        var (referral, me) = (Record.ReferralId, Actor.PersonId);
        return await Store.Referrals.AnyAsync(r => r.Id == referral && r.ReferrerId == me);
    }

    protected override void Fill() => Answers = [.. Claimed.Select(c => new ReCheckForm { Code = c.Criterion.Code })];

    public async Task<IActionResult> OnPost()
    {
        await Store.CheckAgain(Record, Said(), Changes);
        return Go($"/referrals/{Record.ReferralId}", "Thank you. The hub’s manager sees what you said.");
    }

    /// <summary>Line by line: each is judged before the next is read, so that the first that is wrong is spoken of.</summary>
    private IEnumerable<StillSaid> Said()
    {
        foreach (var (at, state) in Claimed.Index())
        {
            var i = Answers.FindIndex(a => a.Code == state.Criterion.Code) is var found and >= 0 ? found : at;
            var form =
                i < Answers.Count && Answers[i].Code == state.Criterion.Code ? Answers[i] : new ReCheckForm { Code = state.Criterion.Code };
            if (form.Answer is null && state.Shown is Shown.NotShown && state.Criterion.Kind is not CriterionKind.Must)
            {
                continue; // it was never claimed, and need not be met
            }
            var answer = Needed(form.Answer, "Say whether it is still true", $"Answers[{i}].Answer");
            yield return answer is StillTrue.Still
                ? new(state, answer, form.Words, Field: $"Answers[{i}]")
                : new(
                    state,
                    answer,
                    Needed(form.Words, answer is StillTrue.New ? "Say what shows it now" : "Say what changed", $"Answers[{i}].Words"),
                    form.Source,
                    Needed(form.On, "Enter of when it is", $"Answers[{i}].On"),
                    $"Answers[{i}]"
                );
        }
    }
}

/// <summary>What the referrer says of one criterion when a place comes free.</summary>
public sealed class ReCheckForm : EvidenceForm
{
    public StillTrue? Answer { get; set; }
}
