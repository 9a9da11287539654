using Microsoft.AspNetCore.Mvc;

namespace OpenLift.Interventions;

/// <summary>The same as a file (X7).</summary>
[Needs(Permission.SeeReferrals)]
public sealed class ReferralPaper(Store store) : ReadReferral(store)
{
    [FromRoute]
    public string Kind { get; set; } = "";

    public FileContentResult OnGet() =>
        Download(
            new(
                $"Referral to Specialist Intervention {Record.Reference}",
                $"{(Shown is { } shown ? $"Version {shown.Number}, sent on {shown.SentAt.InFull}." : "Draft, not sent.")} "
                    + $"Printed by {Actor.Name} on {Now.InFull}. Confidential: keep it as safe as the child’s own file.",
                [
                    .. Sections.SelectMany(s =>
                        new OpenLift.Correspondence.Documents.Block[]
                        {
                            new OpenLift.Correspondence.Documents.Heading(s.Title),
                            new OpenLift.Correspondence.Documents.Answers([
                                .. s.Questions.Select(q => new OpenLift.Correspondence.Documents.AnswerRow(q.Question, q.Answer ?? "")),
                            ]),
                        }
                    ),
                ]
            ),
            $"{Record.Reference}.{Kind}"
        );
}
