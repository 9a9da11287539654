using Microsoft.AspNetCore.Mvc;

namespace OpenLift.Interventions;

/// <summary>The other criteria, each with evidence, where it is from and of when (S2).</summary>
[Needs(Permission.DraftReferral)]
public sealed class WriteCriteria(Store store) : WriteReferralPage(store)
{
    [BindProperty]
    public List<CriterionForm> Answers { get; set; } = [];

    public IReadOnlyList<Criterion> Criteria => [.. Rules.Criteria.Where(c => c.Code is not Criterion.Delay)];

    public override IReadOnlyDictionary<string, string?> Saved =>
        Criteria.ToDictionary(
            c => c.Words,
            c =>
                Record.Answers.FirstOrDefault(a => a.Code == c.Code) is { } a
                    ? $"{(a.Yes switch { true => "Yes", false => "No", _ => "" })} {a.Words} {a.Source} {a.On?.InFull}"
                    : null
        );

    protected override void Fill() =>
        Answers = [
            .. Criteria.Select(c =>
                Record.Answers.FirstOrDefault(a => a.Code == c.Code) is { } a
                    ? new CriterionForm
                    {
                        Code = c.Code,
                        Yes = a.Yes,
                        Words = a.Words,
                        Source = a.Source,
                        On = a.On,
                    }
                    : new CriterionForm { Code = c.Code }
            ),
        ];

    public async Task<IActionResult> OnPost()
    {
        for (var i = 0; i < Answers.Count; i++)
        {
            if (Answers[i].On > Today)
            {
                throw new RuleBroken("The date must be today or in the past", $"Answers[{i}].On");
            }
        }
        var known = Criteria.Select(c => c.Code).ToHashSet();
        Record.Answer(
            [.. Answers.Where(a => known.Contains(a.Code)).Select(a => new CriterionAnswer(a.Code, a.Yes, a.Words, a.Source, a.On))],
            Today
        );
        return await Save("", "Saved");
    }
}

/// <summary>What was answered about one criterion on a form.</summary>
public sealed class CriterionForm : EvidenceForm
{
    public bool? Yes { get; set; }
}
