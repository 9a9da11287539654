using OpenLift.Children;
using OpenLift.Children.Consent;
using OpenLift.Requests;

namespace OpenLift.Interventions;

/// <summary>A referral as it is read and as it is frozen for a panel: evidence, never an address (S2, S3).</summary>
public static class ReferralAnswers
{
    public static IReadOnlyList<AnsweredSection> Of(
        Referral referral,
        Child child,
        Request request,
        ViewsAndConsent consent,
        CriteriaSum sum,
        InterventionRules rules,
        DateOnly today
    )
    {
        return
        [
            new(
                "Child",
                [
                    new("Name", child.Name, ""),
                    new("Date of birth", $"{child.Born.InFull} ({YearGroup.Age(child.Born, today)})", ""),
                    new("Starts school", SchoolStart.Of(child.Born).InFull, ""),
                    new("Setting", child.Enrolments.LastOrDefault(e => e.Until is null)?.SettingName ?? "At home", ""),
                    new("Referred by", $"{referral.ReferrerName}, {referral.ReferrerRole.Words}", ""),
                ]
            ),
            new(
                "Why",
                [
                    new("Why Specialist Intervention", referral.Why, "why"),
                    new("Statutory assessment", referral.StatutoryAssessment?.Words, "why"),
                    new(
                        "Family",
                        referral.Agreement is { } agreed ? $"{agreed.By} knows and agrees, {agreed.How.InWords}, {agreed.On.InFull}" : null,
                        "why"
                    ),
                    new("Parents’ views", Words(consent.ParentViews, consent.Parents.Select(p => p.Views)), ""),
                    new("Child’s views", Words(consent.ChildViews, consent.Parents.Select(p => p.ChildViews)), ""),
                ]
            ),
            new(
                "Criteria",
                [
                    .. sum.States.Select(s => new AnsweredQuestion(
                        $"{s.Criterion.Words} ({s.Criterion.Kind.InWords})",
                        $"{s.Shown.Words}. {s.Why}{Source(referral, s.Criterion.Code)}",
                        s.Criterion.Code is Criterion.Delay ? "aspects" : "criteria"
                    )),
                    new("In sum", sum.Words, ""),
                ]
            ),
            new(
                "Development",
                [
                    .. Development
                        .Newest(referral.Aspects)
                        .OrderBy(a => rules.Aspects.ToList().IndexOf(a.Aspect))
                        .Select(a =>
                        {
                            var delay = Development.DelayOf(a, referral.Born);
                            return new AnsweredQuestion(
                                a.Aspect,
                                $"{a.Found}, at {delay.Age} months, on {a.On.InFull}. Behind by: cautious {delay.Cautious:0.#}, "
                                    + $"middle {delay.Middle:0.#}, graded {delay.Graded:0.#} months. {a.Framework}; {a.Source}",
                                "aspects"
                            );
                        }),
                ]
            ),
        ];
    }

    private static string Source(Referral referral, string code) =>
        referral.Answers.FirstOrDefault(a => a.Code == code) is { Source: { } source, On: { } on } ? $" ({source}, {on.InFull})" : "";

    private static string? Words(Views views, IEnumerable<Views> overLinks) =>
        string.Join('\n', overLinks.Append(views).Select(v => v.Words).OfType<string>()) is { Length: > 0 } words ? words : views.WhyNot;
}
