using static OpenLift.Meetings.MeetingStatus;
using static OpenLift.Meetings.MeetingStep;

namespace OpenLift.Meetings;

public enum MeetingStatus
{
    Planned,

    [Said("Papers published")]
    Published,

    [Said("Minutes sealed")]
    Sealed,
    Cancelled,
}

public enum MeetingStep
{
    Publish,
    Seal,
    Cancel,
}

/// <summary>The whole life of a meeting (L6). Read each line as: from, by, to.</summary>
public static class MeetingLifecycle
{
    public static readonly IReadOnlyList<(MeetingStatus From, MeetingStep By, MeetingStatus To)> Paths =
    [
        (Planned, Publish, Published),
        (Published, Seal, Sealed),
        (Planned, Cancel, Cancelled),
        (Published, Cancel, Cancelled),
    ];

    extension(MeetingStatus status)
    {
        public bool IsOpen => status is Planned or Published;

        /// <exception cref="RuleBroken">The step is not open from here.</exception>
        public MeetingStatus After(MeetingStep step) => Paths.Follow(status, step, "the meeting is {0}");
    }
}
