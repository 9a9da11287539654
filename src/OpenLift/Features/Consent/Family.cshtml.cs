using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Features.County;
using OpenLift.Features.Meetings;
using OpenLift.Features.Requests;
using OpenLift.Platform.Govuk;

namespace OpenLift.Features.Consent;

/// <summary>The family's side of a request, what was shared already, and the way to withdraw (L3).</summary>
[Needs(Platform.Permission.SeeConsentHistory)]
public sealed class FamilyPage(Store store) : RequestPage(store)
{
    private const string Whole = "all";

    [BindProperty, Display(Name = "What does the family withdraw?"), Required(ErrorMessage = "Choose what the family withdraws")]
    public string? What { get; set; }

    [BindProperty, Display(Name = "Who told you?"), Required(ErrorMessage = "Enter who told you"), StringLength(300, ErrorMessage = "Write 300 characters or fewer")]
    public string? By { get; set; }

    [BindProperty, Display(Name = "What did they say?"), Required(ErrorMessage = "Write down what they said"), StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")]
    public string? Reason { get; set; }

    public AnsweredSection Family { get; private set; } = null!;
    public IReadOnlyList<string> SharedWith { get; private set; } = [];
    public CodeLabels Labels { get; private set; } = null!;

    public bool CanWithdraw => MayWrite && Actor.May(Platform.Permission.WithdrawConsent) && !Consent.IsWithdrawn && !Record.SharingStopped;

    public IEnumerable<Choice> Withdrawable =>
    [
        new(Whole, "The whole agreement"),
        .. Consent.Sharing.Where(s => s.InForce).Select(s => s.Agency).Distinct().Select(a => new Choice(a, $"Permission to share with {Labels.Label(CodeList.SharingAgency, a).ToLowerInvariant()}")),
    ];

    protected override async Task Load()
    {
        await base.Load();
        Labels = await Store.CodeLabels();
        Family = RequestAnswers.Of(Record, Child, Consent, Files, Labels, Today)[^1];
        var district = await Store.Districts.Where(d => d.Id == Record.DistrictId).Select(d => d.Name).SingleAsync();
        var sent = await Store.SentVersions.Where(v => v.RequestId == Id).OrderBy(v => v.Number).Select(v => new { v.Number, v.SentAt }).ToListAsync();
        var packs = await (from item in Store.AgendaItems where item.RequestId == Id join meeting in Store.Meetings on item.MeetingId equals meeting.Id where meeting.PublishedAt != null select new { meeting.Title, meeting.Day, meeting.PublishedAt }).ToListAsync();
        SharedWith =
        [
            .. sent.Select(v => $"Version {v.Number} of the request, with the {district} coordinator’s team on {v.SentAt.InFull}"),
            .. Record.CountyNeed is { } need ? new[] { $"The request, with the county coordinator ({need.ToUpperInvariant()})" } : [],
            .. packs.Select(p => $"The papers, with the people of {p.Title} on {p.Day.InFull}"),
        ];
    }

    public async Task<IActionResult> OnPost()
    {
        if (!CanWithdraw)
        {
            return NotFound();
        }
        if (!Withdrawable.Any(c => c.Value == What))
        {
            throw new RuleBroken("Choose what the family withdraws", nameof(What));
        }
        var stops = Consent.Withdraw(What is Whole ? null : What, By!, Today);
        if (stops)
        {
            Agenda.Leave(await Store.AgendaItems.Where(i => i.RequestId == Id).ToListAsync(), "The family withdrew", Now);
            Record.FamilyStopsSharing(Reason!, Now);
        }
        await Store.SaveChangesAsync();
        return Go(stops && !Actor.Settings.Contains(Record.SettingId) ? "/requests" : $"/requests/{Id}/family", stops ? "Withdrawn. Nobody outside the setting can open this request any more." : "Withdrawn. It is shown to everybody who works with this request.");
    }
}
