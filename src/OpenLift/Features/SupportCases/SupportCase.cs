using OpenLift.Features.Children;
using OpenLift.Features.County;
using OpenLift.Features.Requests;

namespace OpenLift.Features.SupportCases;

/// <summary>
/// A setting whose evidence was thin becomes a focus of help itself, beside the child's request and never in its way
/// (L4, L12). Here it is opened and listed; its work comes with support agreements.
/// </summary>
public sealed class SupportCase : Recorded, IAboutChild, IOfRequest
{
    public required Id<SupportCase> Id { get; init; }
    public required Id<Request> RequestId { get; init; }
    public required string RequestReference { get; init; }
    public required Id<Child> ChildId { get; init; }
    public required Id<Setting> SettingId { get; init; }
    public required string SettingName { get; init; }
    public required Id<District> DistrictId { get; init; }
    public required DateOnly OpenedOn { get; init; }
    public IReadOnlyList<string> Gaps { get; private set; } = [];

    public static SupportCase Open(Request request, DateOnly today, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(request);
        var opened = new SupportCase
        {
            Id = Id<SupportCase>.New(now), RequestId = request.Id, RequestReference = request.Reference, ChildId = request.ChildId, SettingId = request.SettingId, SettingName = request.SettingName, DistrictId = request.DistrictId,
            OpenedOn = today, Gaps = request.ThinEvidence,
        };
        opened.Record(new SupportCaseOpened(request.SettingName));
        return opened;
    }

    public void Renew(IReadOnlyList<string> gaps)
    {
        Gaps = gaps;
        Record(gaps.Count is 0 ? "The evidence is no longer thin" : $"Now {gaps.Count.Of("gap")} in the evidence");
    }
}

public sealed record SupportCaseOpened(string Setting) : Fact
{
    public override string Sentence => $"Support case opened for {Setting}: the evidence of what has been done is thin";
}
