using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using OpenLift.Interventions.Hubs;
using OpenLift.Interventions.Waits;
using OpenLift.Meetings;
using OpenLift.Requests;

namespace OpenLift.Interventions;

/// <summary>What the panel will read, how the criteria stand, how many wait and how long; then sends (S2, S13).</summary>
[Needs(Permission.DraftReferral)]
public sealed class CheckReferral(Store store) : WriteReferralPage(store)
{
    [BindProperty, Display(Name = "It is true as far as I know, and the family knows what is said here")]
    public bool Declared { get; set; }

    public IReadOnlyList<AnsweredSection> Sections { get; private set; } = [];

    /// <summary>What is to be recorded before it can be sent, and where.</summary>
    public IReadOnlyList<(string What, string Path)> Missing =>
        [
            .. Record.Why is null
                ? [("why the child needs Specialist Intervention", $"/referrals/{Id}/why")]
                : Array.Empty<(string, string)>(),
            .. Record.Agreement is null
                ? [("that the family knows of the referral and agrees", $"/referrals/{Id}/why")]
                : Array.Empty<(string, string)>(),
            .. Asked.SharingStopped || !Consent.AllowsSharing
                ? [("the family’s permission to share with education", $"/requests/{Record.RequestId}/family")]
                : Array.Empty<(string, string)>(),
        ];

    public Meeting? Panel { get; private set; }
    public int WaitingNow { get; private set; }
    public string? HubName { get; private set; }

    /// <summary>How long families wait there now, as far as it can be said (S13).</summary>
    public WaitFigures Waits { get; private set; } = null!;

    protected override async Task Load()
    {
        await base.Load();
        Sections = ReferralAnswers.Of(Record, Child, Asked, Consent, Sum, Rules, Today);
        Panel = await Store.NextPanel(Record.Area);
        if (await Store.HubOf(Record.DistrictId) is { } hub)
        {
            (HubName, WaitingNow) = (hub.Name, (await Store.ListToday(hub.Id)).Count);
        }
        Waits = WaitFigures.Of(await Store.WaitsIn(Record.DistrictId), Rules.FewestShown);
    }

    public async Task<IActionResult> OnPost()
    {
        if (!Declared)
        {
            throw new RuleBroken("Confirm what you say before sending", nameof(Declared));
        }
        var panel = await Store.Send(Record);
        return await Save(
            "",
            panel is null
                ? "The referral is sent. It goes onto the agenda of the next panel as soon as one is planned."
                : $"The referral is sent. It is on the agenda of the {panel.Title}, {panel.Day.InFull}."
        );
    }
}
