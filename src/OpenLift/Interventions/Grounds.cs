using OpenLift.County;

namespace OpenLift.Interventions;

/// <summary>Why what a child waits for, or has, is stopped before its time.</summary>
public enum StopReason
{
    [Said("The family wishes it")]
    FamilyWish,

    [Said("The child’s health")]
    Health,

    [Said("The child moves away, or has moved")]
    Moved,

    [Said("The child is helped in another way")]
    OtherHelp,

    [Said("The referral was a mistake")]
    Mistake,

    [Said("Something else")]
    Other,
}

/// <summary>
/// What a decision against the usual course rests on: a coded reason, words of substance, and either the family's own wish or a second
/// person. Parking, withdrawing, ending early and confirming on less than the criteria all pass here.
/// </summary>
/// <param name="Family">Who of the family said so, how and when; none where two people decided.</param>
/// <param name="Second">The second person who agreed.</param>
public sealed record Grounds(string Reason, string Words, FamilySaid? Family, string? Second)
{
    /// <summary>The family's wish needs who said it, how and when; any other reason needs a second person, who is asked next.</summary>
    public static Grounds Of(StopReason reason, string? words, FamilySaid? family, DateOnly today)
    {
        if (reason is StopReason.FamilyWish && family is not { By.Length: > 0 })
        {
            throw new RuleBroken("Enter who of the family said so, how and when", "Stop.SaidBy");
        }
        if (reason is StopReason.FamilyWish && family!.On > today)
        {
            throw new RuleBroken("The date must be today or in the past", "Stop.SaidOn");
        }
        return new(reason.Words, Sentence.Of(words, "Stop.Why"), reason is StopReason.FamilyWish ? family : null, null);
    }

    public bool Stand => Family is not null || Second is not null;

    public void MustStand()
    {
        if (!Stand)
        {
            throw new RuleBroken("A second person must agree to this first.");
        }
    }

    public string InWords =>
        $"{Reason}. {Words}{(Family is { } f ? $" Said by {f.By}, {f.How.InWords}, on {f.On.InFull}." : "")}"
        + (Second is { } second ? $" Agreed by {second}." : "");
}
