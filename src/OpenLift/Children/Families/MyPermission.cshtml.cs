using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using OpenLift.Children.Consent;
using OpenLift.Correspondence.Messages;
using OpenLift.County;
using OpenLift.Platform.Govuk;
using OpenLift.Requests;

namespace OpenLift.Children.Families;

/// <summary>The parent decides: the request itself, each agency, and signs (L3, Part 4).</summary>
[Needs(Permission.UseFamilyPages)]
public sealed class MyPermission(Store store, Outbox outbox) : FamilyPages(store)
{
    public const string Wording =
        "People who help your child often need to know what others know. May they share what they hold, so far as it "
        + "helps to plan for your child? You can say yes to some and no to others, and change your mind at "
        + "any time. The law lets people share without asking when a child is in danger.";

    public static readonly IReadOnlyList<Choice> YesNo = [new(nameof(Answer.Given), "Yes"), new(nameof(Answer.Refused), "No")];

    [BindProperty, Display(Name = "Do you agree that help is asked for?")]
    public Answer? Agreement { get; set; }

    [BindProperty]
    public List<AgencyAnswers> Sharing { get; set; } = [];

    [BindProperty, Display(Name = "Your full name"), StringLength(300, ErrorMessage = "Write 300 characters or fewer")]
    public string? Signature { get; set; }

    public CodeLabels Labels { get; private set; } = null!;

    public override IReadOnlyDictionary<string, string?> Saved =>
        new Dictionary<string, string?>
        {
            ["Your agreement"] = Mine.Agreement?.Words,
            ["Withdrawn"] = Mine.WithdrawnOn?.InFull,
            ["Permission to share"] = string.Join(
                '\n',
                Mine.Sharing.Select(s => $"{s.Agency}: {s.Answer.InWords}{(s.WithdrawnOn is null ? "" : ", withdrawn")}")
            ),
        };

    protected override async Task Load() => Labels = await Store.CodeLabels();

    protected override void Fill()
    {
        Agreement = Mine.WithdrawnOn is null ? Mine.Agreement : null;
        Sharing =
        [
            .. Labels
                .Choices(CodeList.SharingAgency, Today)
                .Select(c => new AgencyAnswers
                {
                    Agency = c.Value!,
                    Parent = Mine.Sharing.FirstOrDefault(s => s.Agency == c.Value && s.WithdrawnOn is null)?.Answer,
                }),
        ];
    }

    /// <summary>How and when the setting says that they agreed.</summary>
    public string Recorded =>
        Consent.Agreement is { } said
            ? said.How switch
            {
                HowGiven.OnPaper => " on paper",
                HowGiven.OnScreen => " in person, on a screen",
                HowGiven.ByPhone => " by phone",
                HowGiven.Scribed => ", and somebody wrote it down",
                _ => "",
            } + (said.On is { } on ? $" on {on.InFull}" : "")
            : "";

    public async Task<IActionResult> OnPost()
    {
        var agreement = Needed(Agreement, "Say yes or no", nameof(Agreement));
        if (Signature is { Length: > 0 } && Signature.ForMatching != Link.CarerName.ForMatching)
        {
            throw new RuleBroken($"Sign with the name we hold for you: {Link.CarerName}", nameof(Signature));
        }
        var known = Labels.Choices(CodeList.SharingAgency, Today).Select(c => c.Value).ToList();
        if (
            agreement is Answer.Given
            && known.FindIndex(k => Sharing.FirstOrDefault(s => s.Agency == k)?.Parent is null or Answer.NotAsked) is var missing and >= 0
        )
        {
            throw new RuleBroken("Say yes or no for each", $"Sharing[{missing}].Parent");
        }
        List<SharingAnswer> sharing =
            agreement is Answer.Given
                ?
                [
                    .. Sharing
                        .Where(s => known.Contains(s.Agency) && s.Parent is not null)
                        .Select(s => new SharingAnswer(s.Agency, Giver.Parent, s.Parent!.Value)),
                ]
                : [];
        var stops = Consent.AnswersOverLink(
            Link.Carer,
            Link.CarerName,
            agreement is Answer.Given ? Answer.Given : Answer.Refused,
            sharing,
            Signature,
            Wording,
            Now
        );
        if (stops && Asked.IsShared)
        {
            await Store.StopSharing(Asked, "a parent does not agree", rests: true, outbox);
        }
        else if (!stops && Asked.SharingStopped && Consent.AllowsSharing && Asked.Status is not RequestStatus.Withdrawn)
        {
            await Store.ShareAgain(Asked);
        }
        return await Save(
            stops
                ? $"Your answers are signed and saved. From now on nobody outside {Asked.SettingName} "
                    + "can read this or help with it. You can answer again at any time."
                : "Thank you. Your answers are signed and saved."
        );
    }
}
