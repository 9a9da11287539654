using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using OpenLift.Children.Families;
using OpenLift.County;
using OpenLift.Requests;

namespace OpenLift.Children.Consent;

/// <summary>
/// Agreement to the request, and permission to share by agency and by person: three things kept apart (L3, Parts 4 and 5).
/// </summary>
[Needs(Platform.Permission.RecordConsent)]
public sealed class WritePermission(Store store) : RequestPage(store)
{
    [
        BindProperty,
        Display(Name = "Does the family agree to this request?"),
        Required(ErrorMessage = "Say whether the family agrees, or was not asked")
    ]
    public Answer? Answer { get; set; }

    [BindProperty, Display(Name = "Who agreed?"), StringLength(300, ErrorMessage = "Write 300 characters or fewer")]
    public string? By { get; set; }

    [BindProperty, Display(Name = "How was it given?")]
    public HowGiven? How { get; set; }

    [BindProperty, Display(Name = "Who wrote it down?"), StringLength(300, ErrorMessage = "Write 300 characters or fewer")]
    public string? WrittenBy { get; set; }

    [BindProperty, Display(Name = "Date of the agreement")]
    public DateOnly? On { get; set; }

    [
        BindProperty,
        Display(Name = "If there is no agreement, why not?"),
        StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")
    ]
    public string? WhyNot { get; set; }

    [BindProperty]
    public List<AgencyAnswers> Sharing { get; set; } = [];

    public CodeLabels Labels { get; private set; } = null!;

    protected override async Task<bool> Find() => await base.Find() && MayWrite;

    public override IReadOnlyDictionary<string, string?> Saved =>
        new Dictionary<string, string?>
        {
            ["Agreement"] = Consent.Agreement?.Answer.Words,
            ["Who agreed"] = Consent.Agreement?.By,
            ["How"] = Consent.Agreement?.How?.Words,
            ["Date"] = Consent.Agreement?.On?.InFull,
            ["Why not"] = Consent.Agreement?.WhyNot,
            ["Permission to share"] = string.Join('\n', Consent.Sharing.Select(s => $"{s.Agency}, {s.Giver.InWords}: {s.Answer.InWords}")),
            ["Withdrawn"] = Consent.WithdrawnOn?.InFull,
        };

    protected override async Task Load()
    {
        await base.Load();
        Labels = await Store.CodeLabels();
    }

    protected override void Fill()
    {
        Sharing =
        [
            .. Labels
                .Choices(CodeList.SharingAgency, Today, Consent.Sharing.Select(s => s.Agency))
                .Select(c => new AgencyAnswers
                {
                    Agency = c.Value!,
                    Parent = Of(c.Value!, Giver.Parent),
                    Child = Of(c.Value!, Giver.Child),
                }),
        ];
        if (Consent is { IsWithdrawn: false, Agreement: { } said })
        {
            (Answer, By, How, WrittenBy, On, WhyNot) = (said.Answer, said.By, said.How, said.WrittenBy, said.On, said.WhyNot);
        }
    }

    public async Task<IActionResult> OnPost()
    {
        var known = Labels.Choices(CodeList.SharingAgency, Today, Consent.Sharing.Select(s => s.Agency)).Select(c => c.Value).ToHashSet();
        var sharing = (
            from row in Sharing
            where known.Contains(row.Agency)
            from answer in new[] { (Giver.Parent, row.Parent), (Giver.Child, row.Child) }
            where answer.Item2 is not null
            select new SharingAnswer(row.Agency, answer.Item1, answer.Item2!.Value)
        ).ToList();
        if (Record.IsShared && Consent.TakesBack(Answer!.Value, sharing))
        {
            throw new RuleBroken(
                "The family agreed to this before. To take it back, use Withdraw on the "
                    + "family’s page: it holds at once and shows what was shared.",
                nameof(Answer)
            );
        }
        Consent.RecordAgreement(new(Answer!.Value, By, How, WrittenBy, On, WhyNot), sharing, Today);
        if (Record.SharingStopped && Consent.AllowsSharing && Record.Status is not RequestStatus.Withdrawn)
        {
            await Store.ShareAgain(Record);
        }
        await Store.SaveChangesAsync();
        return Go(Back, "The family’s answers are saved");
    }

    private Answer? Of(string agency, Giver giver) =>
        Consent.Sharing.FirstOrDefault(s => s.Agency == agency && s.Giver == giver && s.WithdrawnOn is null)?.Answer;
}
