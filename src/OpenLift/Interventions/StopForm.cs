using System.ComponentModel.DataAnnotations;
using OpenLift.Children.Consent;

namespace OpenLift.Interventions;

/// <summary>Why a referral is parked or withdrawn: the same questions for both.</summary>
public sealed class StopForm
{
    [Display(Name = "What is the reason?")]
    public StopReason? Reason { get; set; }

    [Display(Name = "In words, for the family and a colleague"), StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")]
    public string? Why { get; set; }

    [Display(Name = "If the family wishes it: who said so?"), StringLength(200, ErrorMessage = "Write 200 characters or fewer")]
    public string? SaidBy { get; set; }

    [Display(Name = "How did they say it?")]
    public HowGiven? SaidHow { get; set; }

    [Display(Name = "When did they say it?")]
    public DateOnly? SaidOn { get; set; }

    public Grounds Read(DateOnly today)
    {
        var reason = Reason ?? throw new RuleBroken("Choose the reason", "Stop.Reason");
        var said = SaidBy is { } by && SaidHow is { } how && SaidOn is { } on ? new FamilySaid(by, how, on) : null;
        return Grounds.Of(reason, Why, said, today);
    }
}
