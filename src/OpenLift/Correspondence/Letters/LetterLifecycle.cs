using static OpenLift.Correspondence.Letters.LetterStatus;
using static OpenLift.Correspondence.Letters.LetterStep;

namespace OpenLift.Correspondence.Letters;

public enum LetterStatus
{
    [Said("To be checked")]
    Draft,

    [Said("Checked, to be sent")]
    Checked,
    Sent,

    [Said("Not sent")]
    Dropped,
}

public enum LetterStep
{
    Edit,
    Check,
    Send,
    Drop,
}

/// <summary>The whole life of a letter (S9, T1). Read each line as: from, by, to. Whatever is changed is checked again.</summary>
public static class LetterLifecycle
{
    public static readonly IReadOnlyList<(LetterStatus From, LetterStep By, LetterStatus To)> Paths =
    [
        (Draft, Edit, Draft),
        (Draft, Check, Checked),
        (Draft, Drop, Dropped),
        (Checked, Edit, Draft),
        (Checked, Send, Sent),
        (Checked, Drop, Dropped),
    ];

    extension(LetterStatus status)
    {
        public bool Allows(LetterStep step) => Paths.Allow(status, step);

        /// <exception cref="RuleBroken">The step is not open from here.</exception>
        public LetterStatus After(LetterStep step) => Paths.Follow(status, step, "the letter is {0}");
    }
}
