using Microsoft.AspNetCore.Mvc;
using OpenLift.Correspondence.Documents;

namespace OpenLift.Requests;

/// <summary>The same as a file, PDF or Word (X7).</summary>
[Needs(Permission.SeeRequest)]
public sealed class RequestPaper(Store store) : ReadRequest(store)
{
    [FromRoute]
    public string Kind { get; set; } = "";

    public FileContentResult OnGet() =>
        Download(
            new(
                $"Local Inclusion Forum Team request {Record.Reference}",
                About,
                [
                    .. Sections.SelectMany(s =>
                        new Block[]
                        {
                            new Heading(s.Title),
                            new Answers([.. s.Questions.Select(q => new AnswerRow(q.Question, q.Answer ?? ""))]),
                        }
                    ),
                ]
            ),
            $"{Record.Reference}.{Kind}"
        );
}
