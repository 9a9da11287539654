using OpenLift.Children;
using OpenLift.County;
using OpenLift.Interventions.Hubs;
using OpenLift.Requests;

namespace OpenLift.Interventions.Placements;

public enum Came
{
    Present,
    Late,

    [Said("Unwell")]
    Ill,

    [Said("Away, told beforehand")]
    Away,

    [Said("Not there, not told")]
    NotTold,

    [Said("No session")]
    NoSession,
}

/// <summary>One child at one session of the hub's register: whether they came, and what was seen (S10).</summary>
public sealed class SessionMark : Recorded, IAboutChild, IOfRequest
{
    public required Id<SessionMark> Id { get; init; }
    public required Id<Placement> PlacementId { get; init; }
    public required Id<Hub> HubId { get; init; }
    public required Id<Request> RequestId { get; init; }
    public required Id<Child> ChildId { get; init; }
    public required Id<Setting> SettingId { get; init; }
    public required DateOnly Day { get; init; }
    public required HalfDay Half { get; init; }
    public Came Came { get; private set; }
    public string? Note { get; private set; }
    public string By { get; private set; } = "";

    public static SessionMark Of(Placement placement, DateOnly day, HalfDay half, DateTimeOffset now)
    {
        return new()
        {
            Id = Id<SessionMark>.New(now),
            PlacementId = placement.Id,
            HubId = placement.HubId,
            RequestId = placement.RequestId,
            ChildId = placement.ChildId,
            SettingId = placement.SettingId,
            Day = day,
            Half = half,
        };
    }

    public void Marks(Came came, string? note, string by)
    {
        (Came, Note, By) = (came, note, by);
        Record($"{Day.InFull}, {Half.InWords}: {came.InWords}");
    }
}
