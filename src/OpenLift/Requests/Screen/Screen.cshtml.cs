using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Children.Families;
using OpenLift.County;
using OpenLift.Meetings;
using OpenLift.Platform.Govuk;

namespace OpenLift.Requests;

/// <summary>The coordinator reads a request and sends it on its way: every route there is (L5).</summary>
[Needs(Permission.ScreenRequest)]
public sealed class ScreenRequest(Store store, OpenLift.Correspondence.Messages.Outbox outbox) : RequestPage(store)
{
    private const int Ahead = 12;

    public static readonly IReadOnlyList<Choice> CountyNeeds =
    [
        new("hi", "Hearing"),
        new("vi", "Vision"),
        new("pi", "Physical impairment"),
    ];
    public static readonly IReadOnlyList<Choice> Services =
    [
        new("Early Support", "Early Support"),
        new("the single point of access", "Single point of access (Early Help)"),
    ];

    [BindProperty, Display(Name = "Which meeting?")]
    public string? MeetingId { get; set; }

    [BindProperty, Display(Name = "Why it is allowed"), StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")]
    public string? AllowedBecause { get; set; }

    [BindProperty, Display(Name = "What do you need to know?"), StringLength(4000, ErrorMessage = "Write 4,000 characters or fewer")]
    public string? Question { get; set; }

    [BindProperty, Display(Name = "For which need?")]
    public string? Need { get; set; }

    [BindProperty, Display(Name = "Which service?")]
    public string? Service { get; set; }

    [
        BindProperty,
        Display(Name = "Why, in words for the setting and the family"),
        StringLength(4000, ErrorMessage = "Write 4,000 characters or fewer")
    ]
    public string? PassReason { get; set; }

    [BindProperty, Display(Name = "Your advice"), StringLength(10_000, ErrorMessage = WriteNeed.TooLong)]
    public string? Advice { get; set; }

    [BindProperty]
    public bool MakeUrgent { get; set; }

    [BindProperty, Display(Name = "Why?"), StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")]
    public string? UrgencyReason { get; set; }

    public IReadOnlyList<Choice> MeetingChoices { get; private set; } = [];

    private District District { get; set; } = null!;
    private Id<MeetingGroup>? Group { get; set; }
    private IReadOnlyList<Meeting> Meetings { get; set; } = [];

    protected override async Task<bool> Find() => await base.Find() && Actor.Districts.Contains(Record.DistrictId);

    protected override async Task Load()
    {
        await base.Load();
        District = await TheDistrict();
        Group = await Store.Settings.Where(s => s.Id == Record.SettingId).Select(s => s.GroupId).SingleAsync();
        var group = Group;
        Meetings = await Store
            .Meetings.AsNoTracking()
            .Where(m =>
                m.DistrictId == Record.DistrictId
                && m.Area == null
                && m.Day >= Today
                && (m.Status == MeetingStatus.Planned || m.Status == MeetingStatus.Published)
            )
            .OrderBy(m => m.Day)
            .ThenBy(m => m.Time)
            .Take(Ahead)
            .ToListAsync();
        var ids = Meetings.Select(m => m.Id).ToList();
        var listed = await Store
            .AgendaItems.Where(i => ids.Contains(i.MeetingId) && !i.TakenOff)
            .Select(i => new { i.MeetingId, i.SettingId })
            .ToListAsync();
        MeetingChoices =
        [
            .. Meetings
                .OrderByDescending(m => m.GroupId == group)
                .ThenBy(m => m.Day)
                .Select(m =>
                {
                    var items = listed.Where(i => i.MeetingId == m.Id).ToList();
                    var objections = Agenda.Objections(
                        m,
                        Record,
                        District,
                        items.Count(i => i.SettingId == Record.SettingId),
                        group,
                        Today
                    );
                    return new Choice(
                        m.Id.ToString(),
                        $"{m.Day.InShort}, {m.Title}{(m.GroupId == group ? " (this setting’s group)" : "")}",
                        Hint: new(
                            $"{items.Count.Of("request")} on the "
                                + $"agenda.{(objections.Count > 0 ? $" Not normally allowed: {string.Join("; ", objections)}." : "")}"
                        )
                    );
                }),
        ];
    }

    public async Task<IActionResult> OnPostAgenda()
    {
        var id =
            Meetings.FirstOrDefault(m => m.Id.ToString() == MeetingId)?.Id ?? throw new RuleBroken("Choose a meeting", nameof(MeetingId));
        var meeting = await Store.Meetings.SingleAsync(m => m.Id == id);
        var items = await Store.AgendaItems.Where(i => i.MeetingId == id).ToListAsync();
        var calendar = await Store.Calendar();
        var item = Agenda.Add(meeting, Record, District, items, Group, AllowedBecause, Actor.Name, calendar, Now);
        if (meeting.Status is MeetingStatus.Published)
        {
            var request = await Store.Requests.Include(r => r.Versions).SingleAsync(r => r.Id == Id);
            item.Freeze(
                Agenda.Papers(item, request, Files, Now, afterPublication: true),
                "Papers added after the agenda was published, marked late"
            );
        }
        Store.Add(item);
        await Store.SaveChangesAsync();
        return Go("/requests?view=New", $"{Record.Reference} is on the agenda of {meeting.Title}, {meeting.Day.InFull}");
    }

    public async Task<IActionResult> OnPostAsk()
    {
        Record.AskForInformation(
            Needed(Question, "Say what you need to know", nameof(Question)),
            RequestClocks.ToAnswer(await Store.Calendar(), Today),
            Now
        );
        return await Done($"{Record.SettingName} is asked for more about {Record.Reference}");
    }

    public async Task<IActionResult> OnPostCounty()
    {
        var need = CountyNeeds.FirstOrDefault(n => n.Value == Need) ?? throw new RuleBroken("Choose the need", nameof(Need));
        Record.SendToCounty(need.Value!, need.Text!.ToLowerInvariant(), RequestClocks.ToCounty(await Store.Calendar(), Today), Now);
        return await Done($"{Record.Reference} is with the county coordinator");
    }

    public async Task<IActionResult> OnPostPass()
    {
        var service = Services.FirstOrDefault(s => s.Value == Service) ?? throw new RuleBroken("Choose the service", nameof(Service));
        Record.PassOn(service.Value!, Needed(PassReason, "Say why, in words for the setting and the family", nameof(PassReason)), Now);
        await Store.ToBeTold(Record, outbox);
        return await Done($"{Record.Reference} is passed on");
    }

    public async Task<IActionResult> OnPostAdvise()
    {
        Record.GiveAdvice(Needed(Advice, "Write your advice", nameof(Advice)), Now);
        await Store.ToBeTold(Record, outbox);
        return await Done($"{Record.Reference} is closed with your advice");
    }

    public async Task<IActionResult> OnPostUrgency()
    {
        Record.Judge(MakeUrgent, Needed(UrgencyReason, "Say why", nameof(UrgencyReason)));
        await Store.SaveChangesAsync();
        return Go($"/requests/{Id}/screen", Record.Urgent ? "Marked as urgent" : "No longer urgent");
    }

    private async Task<IActionResult> Done(string said)
    {
        await Store.SaveChangesAsync();
        return Go("/requests?view=New", said);
    }
}
