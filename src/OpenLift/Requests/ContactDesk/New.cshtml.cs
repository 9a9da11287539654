using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using OpenLift.Children;
using OpenLift.Platform.Govuk;

namespace OpenLift.Requests.ContactDesk;

/// <summary>One screen to fill in while the caller speaks: only who rings, the concern and its urgency are needed (L1).</summary>
[Needs(Permission.AnswerCalls)]
public sealed class NewCall(Store store) : CountyPage(store)
{
    private const string Short = "Write 300 characters or fewer";
    private const string Long = "Write 4,000 characters or fewer";

    [BindProperty, Display(Name = "Whose desk?")]
    public string? District { get; set; }

    [
        BindProperty,
        Display(Name = "Who is calling?"),
        Required(ErrorMessage = "Enter the caller’s name"),
        StringLength(300, ErrorMessage = Short)
    ]
    public string? CallerName { get; set; }

    [BindProperty, Display(Name = "They are"), Required(ErrorMessage = "Say what the caller is")]
    public CallerKind? CallerKind { get; set; }

    [BindProperty, Display(Name = "Concern"), Required(ErrorMessage = "Write down the concern"), StringLength(4000, ErrorMessage = Long)]
    public string? Concern { get; set; }

    [BindProperty, Display(Name = "How urgent is it?"), Required(ErrorMessage = "Say how urgent it is")]
    public Urgency? Urgency { get; set; }

    [BindProperty, Display(Name = "Phone number to ring back"), PhoneNumber(ErrorMessage = "Enter a phone number, such as 01632 960001")]
    public string? Phone { get; set; }

    [BindProperty, Display(Name = "Email address"), Email, StringLength(300, ErrorMessage = Short)]
    public string? Email { get; set; }

    [BindProperty, Display(Name = "Setting")]
    public string? SettingId { get; set; }

    [BindProperty, Display(Name = "Child’s first names"), StringLength(300, ErrorMessage = NewChild.NameTooLong)]
    public string? ChildFirstName { get; set; }

    [BindProperty, Display(Name = "Child’s last name"), StringLength(300, ErrorMessage = NewChild.NameTooLong)]
    public string? ChildLastName { get; set; }

    [BindProperty, Display(Name = "Child’s date of birth")]
    public DateOnly? ChildBorn { get; set; }

    [BindProperty, Display(Name = "Advice given"), StringLength(4000, ErrorMessage = Long)]
    public string? Advice { get; set; }

    [BindProperty, Display(Name = "What happens next?")]
    public AfterCall Next { get; set; }

    public IReadOnlyList<Choice> Settings { get; private set; } = [];

    protected override async Task Load() => Settings = await Store.SettingChoices();

    public async Task<IActionResult> OnPost()
    {
        var setting = SettingId is { Length: > 0 } chosen ? await Store.SettingOfDesk(chosen, nameof(SettingId)) : null;
        var desk = setting?.DistrictId ?? ChosenOf(Actor.Desks, District, "Choose whose desk this call belongs to", nameof(District));
        var call = Call.Log(desk, new(CallerName!, CallerKind!.Value, Phone, Email), Concern!, Urgency!.Value, Actor.Name, Now);
        if (setting is not null || ChildFirstName is not null || ChildLastName is not null || ChildBorn is not null)
        {
            call.IsAbout(setting, ChildFirstName, ChildLastName, ChildBorn, Today);
        }
        if (Advice is { Length: > 0 })
        {
            call.Advise(Advice, Actor.Name, Now);
        }
        if (Next is AfterCall.AdviceOnly)
        {
            call.FinishAtOnce(Now);
        }
        Store.Add(call);
        await Store.SaveChangesAsync();
        return Next is AfterCall.Request ? Go($"/calls/{call.Id}/request") : Go($"/calls/{call.Id}", "The call is logged");
    }
}

public enum AfterCall
{
    [Said("Somebody follows it up")]
    FollowUp,

    [Said("Nothing more: the advice was enough")]
    AdviceOnly,

    [Said("It becomes a request of the setting")]
    Request,
}
