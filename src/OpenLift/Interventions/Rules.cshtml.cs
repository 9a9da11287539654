using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Platform.Govuk;

namespace OpenLift.Interventions;

/// <summary>
/// The county's rules for Specialist Intervention, each from its day. New ones are added; old ones stay for what was decided under them
/// (S2, S5).
/// </summary>
[Needs(Permission.ManageCounty)]
public sealed class RulesPage(Store store) : CountyPage(store)
{
    private const string Whole = "Enter a whole number";

    [BindProperty, Display(Name = "In force from")]
    public DateOnly? From { get; set; }

    [BindProperty, Display(Name = "Months behind"), Required(ErrorMessage = Whole)]
    public int? MonthsBehind { get; set; }

    [BindProperty, Display(Name = "In how many aspects"), Required(ErrorMessage = Whole)]
    public int? AspectsNeeded { get; set; }

    [BindProperty, Display(Name = "How is a band read?"), Required(ErrorMessage = "Choose one")]
    public Estimate? Estimate { get; set; }

    [BindProperty, Display(Name = "Evidence is stale after so many months"), Required(ErrorMessage = Whole)]
    public int? StaleAfterMonths { get; set; }

    [
        BindProperty,
        Display(Name = "Aspects of development, one on a line"),
        StringLength(4000, ErrorMessage = "Write 4,000 characters or fewer"),
        Required(ErrorMessage = "Enter the aspects")
    ]
    public string? Aspects { get; set; }

    [BindProperty, Display(Name = "Order of the waiting list: first by"), Required(ErrorMessage = "Choose one")]
    public OrderKey? First { get; set; }

    [BindProperty, Display(Name = "Then by")]
    public OrderKey? Second { get; set; }

    [BindProperty, Display(Name = "And then by")]
    public OrderKey? Third { get; set; }

    [BindProperty, Display(Name = "The time waited moves along with a family to another district")]
    public bool WaitMovesAlong { get; set; }

    [BindProperty, Display(Name = "Weeks between keeping in touch"), Required(ErrorMessage = Whole)]
    public int? KeepInTouchWeeks { get; set; }

    [BindProperty, Display(Name = "Working days for which a place is held"), Required(ErrorMessage = Whole)]
    public int? HoldDays { get; set; }

    [BindProperty, Display(Name = "Days from confirmation to the family’s letter"), Required(ErrorMessage = Whole)]
    public int? LetterDays { get; set; }

    [BindProperty, Display(Name = "The clock warns after so many days"), Required(ErrorMessage = Whole)]
    public int? LetterWarnDays { get; set; }

    [BindProperty, Display(Name = "A place lasts at most so many of the six terms"), Required(ErrorMessage = Whole)]
    public int? MostTerms { get; set; }

    [BindProperty, Display(Name = "An extension may go beyond them by so many terms"), Required(ErrorMessage = Whole)]
    public int? ExtensionTerms { get; set; }

    [BindProperty, Display(Name = "Figures about fewer children than this are not shown"), Required(ErrorMessage = Whole)]
    public int? FewestShown { get; set; }

    [BindProperty]
    public List<CriterionWords> Criteria { get; set; } = [];

    public IReadOnlyList<InterventionRules> Known { get; private set; } = [];
    public InterventionRules InForce { get; private set; } = null!;
    public static IReadOnlyList<Choice> Keys => [.. Enum.GetValues<OrderKey>().Select(k => new Choice(k.ToString(), k.Words))];

    protected override async Task Load()
    {
        Known = await Store.InterventionRules.AsNoTracking().OrderByDescending(r => r.From).ToListAsync();
        InForce = Known.On(Today);
    }

    protected override void Fill()
    {
        var r = Known[0];
        (MonthsBehind, AspectsNeeded, Estimate, StaleAfterMonths, Aspects) = (
            r.MonthsBehind,
            r.AspectsNeeded,
            r.Estimate,
            r.StaleAfterMonths,
            string.Join('\n', r.Aspects)
        );
        (First, Second, Third, WaitMovesAlong) = (
            r.Order[0],
            r.Order.Count > 1 ? r.Order[1] : null,
            r.Order.Count > 2 ? r.Order[2] : null,
            r.WaitMovesAlong
        );
        (KeepInTouchWeeks, HoldDays, LetterDays, LetterWarnDays, MostTerms, ExtensionTerms, FewestShown) = (
            r.KeepInTouchWeeks,
            r.HoldDays,
            r.LetterDays,
            r.LetterWarnDays,
            r.MostTerms,
            r.ExtensionTerms,
            r.FewestShown
        );
        Criteria =
        [
            .. r.Criteria.Select(c => new CriterionWords
            {
                Code = c.Code,
                Kind = c.Kind,
                Words = c.Words,
                Plain = c.Plain,
            }),
        ];
    }

    public async Task<IActionResult> OnPost()
    {
        var from = Needed(From, "Enter the day from which they hold", nameof(From));
        var last = Known[0];
        for (var i = 0; i < Criteria.Count; i++)
        {
            Needed(Criteria[i].Words, "Enter the criterion", $"Criteria[{i}].Words");
        }
        await Store.SetRules(
            new()
            {
                Id = Id<InterventionRules>.New(Now),
                From = from,
                MonthsBehind = MonthsBehind!.Value,
                AspectsNeeded = AspectsNeeded!.Value,
                Estimate = Estimate!.Value,
                StaleAfterMonths = StaleAfterMonths!.Value,
                Aspects = [.. Aspects!.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()],
                Criteria =
                [
                    .. last.Criteria.Select(c =>
                        Criteria.FirstOrDefault(n => n.Code == c.Code) is { } n
                            ? c with
                            {
                                Kind = n.Kind,
                                Words = n.Words!,
                                Plain = n.Plain,
                            }
                            : c
                    ),
                ],
                Order = [.. new[] { First, Second, Third }.OfType<OrderKey>()],
                WaitMovesAlong = WaitMovesAlong,
                KeepInTouchWeeks = KeepInTouchWeeks!.Value,
                HoldDays = HoldDays!.Value,
                LetterDays = LetterDays!.Value,
                LetterWarnDays = LetterWarnDays!.Value,
                MostTerms = MostTerms!.Value,
                ExtensionTerms = ExtensionTerms!.Value,
                FewestShown = FewestShown!.Value,
            }
        );
        return Go("/county/intervention-rules", $"The rules are set from {from.InFull}");
    }
}

public sealed class CriterionWords
{
    public string Code { get; set; } = "";
    public CriterionKind Kind { get; set; }

    [StringLength(500, ErrorMessage = "Write 500 characters or fewer")]
    public string? Words { get; set; }

    [StringLength(500, ErrorMessage = "Write 500 characters or fewer")]
    public string? Plain { get; set; }
}
