using OpenLift.People;

namespace OpenLift.Meetings;

/// <summary>
/// What kinds of meeting there are, and all that differs between them: who sits and runs it, what it hears, which outcomes it has,
/// how many decide, what notice it gives, and its words. A new kind is a new row (L6, S3).
/// </summary>
/// <param name="Hears">What comes on its agenda, in the singular: "request".</param>
/// <param name="OfArea">It is an area's, hosted by one of its districts; else a district's.</param>
/// <param name="ListsAllSent">What was sent comes on its agenda by itself; else the coordinator puts it there.</param>
/// <param name="ByTwo">A second member confirms each decision, and each change of one.</param>
/// <param name="NoticeDays">Working days of notice before a published meeting moves.</param>
/// <param name="Quorum">How many must have been there.</param>
public sealed record MeetingKind(
    string Code,
    string Name,
    string Hears,
    bool OfArea,
    bool ListsAllSent,
    Role RunBy,
    IReadOnlyList<Role> Sits,
    IReadOnlyList<Outcome> Outcomes,
    bool ByTwo,
    int NoticeDays,
    int Quorum,
    string OnceSealed,
    string WhenTakenOff
)
{
    public static readonly MeetingKind Forum = new(
        "forum",
        "meeting",
        "request",
        OfArea: false,
        ListsAllSent: false,
        Role.Coordinator,
        [Role.Coordinator, Role.SpecialistTeacher, Role.EducationalPsychologist],
        Meetings.Outcomes.OfForum,
        ByTwo: false,
        NoticeDays: 5,
        Quorum: 1,
        "The settings see the decisions at once, and the actions begin.",
        "is back in your queue"
    );

    public static readonly MeetingKind Panel = new(
        "panel",
        "panel",
        "referral",
        OfArea: true,
        ListsAllSent: true,
        Role.PanelChair,
        [Role.PanelMember, Role.PanelChair],
        Meetings.Outcomes.OfPanel,
        ByTwo: true,
        NoticeDays: 5,
        Quorum: 1,
        "Whoever referred sees the decisions at once and tells the families; waits and clocks begin.",
        "is off the agenda. It comes onto the next panel that is planned."
    );

    public static readonly IReadOnlyList<MeetingKind> All = [Forum, Panel];

    public static MeetingKind Of(string code) => All.Single(k => k.Code == code);
}
