using System.Text.Json;
using OpenLift.Children;
using OpenLift.Children.Consent;
using OpenLift.County;

namespace OpenLift.Requests;

/// <summary>One question of the request and its answer in words. <c>Page</c> is where it is changed.</summary>
public sealed record AnsweredQuestion(string Question, string? Answer, string Page);

public sealed record AnsweredSection(string Title, IReadOnlyList<AnsweredQuestion> Questions);

/// <summary>
/// Every question of a request with its answer, in order: the one source of the check page, the printed copy, what a
/// meeting reads and what is kept when it is sent. Nothing is shown in one place and forgotten in another (L2, X7).
/// </summary>
public static class RequestAnswers
{
    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string ToJson(IReadOnlyList<AnsweredSection> answers) => JsonSerializer.Serialize(answers, Plain);

    public static IReadOnlyList<AnsweredSection> FromJson(string content) =>
        JsonSerializer.Deserialize<List<AnsweredSection>>(content, Plain)!;

    public static IReadOnlyList<AnsweredSection> Of(
        Request request,
        Child child,
        ViewsAndConsent consent,
        IEnumerable<Attachment> files,
        CodeLabels labels,
        DateOnly today
    )
    {
        return
        [
            .. request.Question is null
                ? []
                : new AnsweredSection[]
                {
                    new("The coordinator’s question", [new("Asked", request.Question, "reply"), new("Answer", request.Reply, "reply")]),
                },
            new(
                "Child",
                [
                    new("Name", child.Name + (child.KnownAs is null ? "" : $" (known as {child.KnownAs})"), "child/identity"),
                    new("Date of birth", $"{child.Born.InFull} ({YearGroup.Age(child.Born, today)})", "child/identity"),
                    new("Year group", YearGroup.Name(child.Born, today), ""),
                    new("Setting", request.SettingName, ""),
                    new(
                        "Looked after by the local authority",
                        child.LookedAfter is LookedAfter.Yes
                            ? $"Yes. {child.LegalStatus?.Words}. {child.ResponsibleAuthority}"
                            : child.LookedAfter.Words,
                        "child/family"
                    ),
                    new(
                        "Parental responsibility",
                        Lines(
                            child.Carers.Select(c =>
                                $"{c.Name}, {c.Relationship}{(c.HasResponsibility ? "" : " (does not hold parental responsibility)")}"
                            )
                        ),
                        "child/family"
                    ),
                    new("Languages", Join(child.Languages, child.InterpreterNeeded ? "an interpreter is needed" : null), "child/home"),
                ]
            ),
            new(
                "Need",
                [
                    new("SEN stage", labels.Label(CodeList.SenStage, request.SenStage), "need"),
                    new("Main need", labels.Label(CodeList.Need, request.PrimaryNeed), "need"),
                    new("Other needs", string.Join(", ", request.OtherNeeds.Select(n => labels.Label(CodeList.Need, n))), "need"),
                    new("What the child needs help with", request.Needs, "need"),
                    new("Concern first came up", request.ConcernSince?.InFull, "need"),
                ]
            ),
            new(
                "What has been done",
                [
                    new("How the universal Core Standards are met", request.CoreStandards, "provision"),
                    new("Actions in place now", request.Actions, "provision"),
                    new(
                        "Strategies tried",
                        Lines(
                            request.Strategies.Select(s =>
                                $"{s.Column?.ToString() ?? "Column not said"}, {labels.Said(CodeList.Area, s.Area)}: "
                                + $"{Join(s.What, s.HowOften, s.Since is { } since ? $"since {since.InFull}" : null)}. "
                                + $"Outcome: {s.Outcome ?? "not said"}"
                            )
                        ),
                        "strategies"
                    ),
                    new(
                        "Other agencies",
                        request.NoAgencies
                            ? "None"
                            : Join([.. request.Agencies.Select(a => labels.Label(CodeList.Agency, a)), request.OtherAgencies]),
                        "agencies"
                    ),
                    new(
                        "Progress over two years",
                        Lines(
                            request
                                .Progress.OrderBy(p => p.On)
                                .Select(p =>
                                    $"{p.On.InFull}: {p.Subject}, {labels.Said(CodeList.Level, p.Level)}: "
                                    + $"{p.Value}{(p.Comment is null ? "" : $" ({p.Comment})")}"
                                )
                        ),
                        "progress"
                    ),
                    new("Files", Lines(files.Select(f => $"{f.About} ({f.FileName})")), "files"),
                ]
            ),
            new(
                "What is hoped for",
                [
                    new("Outcomes hoped for", request.Hopes, "hopes"),
                    new("Other information", request.OtherInformation, "hopes"),
                    new("Urgent", request.Urgent ? $"Yes. {request.WhyUrgent}" : "No", "hopes"),
                ]
            ),
            new(
                "Who asks",
                [
                    new("Asked by", Join(request.AskedBy, request.AskedByRole), "contact"),
                    new("Contact", Join(request.ContactEmail, request.ContactPhone), "contact"),
                    new("Comes to the meeting", request.Attending ?? request.AskedBy, "contact"),
                ]
            ),
            new(
                "The family",
                [
                    .. consent.Parents.SelectMany(p =>
                        new AnsweredQuestion[]
                        {
                            new(
                                $"{p.Name}, over their own link: agreement",
                                p switch
                                {
                                    { WithdrawnOn: { } on } => $"Withdrawn on {on.InFull}",
                                    { Agreement: { } said } => $"{said.Words}, signed {p.Signature} on {p.SignedAt?.InFull}",
                                    _ => "Not answered yet",
                                },
                                ""
                            ),
                            new($"{p.Name}: views", Said(p.Views), ""),
                            new($"{p.Name}: child’s views", Said(p.ChildViews), ""),
                            new($"{p.Name}: permission to share", Lines(p.Sharing.Select(s => Said(s, labels))), ""),
                        }
                    ),
                    .. consent.Settled is { } settled
                        ? new AnsweredQuestion[]
                        {
                            new(
                                "The parents differ",
                                $"{settled.By} decided on {settled.On.InFull} that the request goes on: {settled.Why}",
                                ""
                            ),
                        }
                        : [],
                    new("Parent or carer’s views", Said(consent.ParentViews), "parent-views"),
                    new("Child’s views", Said(consent.ChildViews), "child-views"),
                    new("Agreement to the request", Said(consent), "permission"),
                    new("Permission to share", Lines(consent.Sharing.Select(s => Said(s, labels))), "permission"),
                ]
            ),
        ];
    }

    private static string? Said(Views views) =>
        views switch
        {
            { Words.Length: > 0, WrittenBy: var by } => $"{views.Words}\n"
                + $"({Join(views.GivenBy, views.How?.InWords, by is null ? null : $"written down by {by}", views.On?.InFull)})",
            { Later: true } => "To be recorded later by the key worker",
            { WhyNot.Length: > 0 } => $"Not obtained: {views.WhyNot}",
            _ => null,
        };

    private static string Said(SharingAnswer s, CodeLabels labels) =>
        $"{labels.Label(CodeList.SharingAgency, s.Agency)}, {s.Giver.InWords}: "
        + $"{s.Answer.InWords}{(s.WithdrawnOn is { } on ? $", withdrawn on {on.InFull}" : "")}";

    private static string? Said(ViewsAndConsent consent) =>
        consent switch
        {
            { IsWithdrawn: true } => $"Withdrawn on {consent.WithdrawnOn!.Value.InFull} by {consent.WithdrawnBy}",
            { Agreement: null } => null,
            { Agreement: { Answer: Answer.Given } a } => Join(
                $"Yes, {a.By}",
                a.How?.InWords,
                a.WrittenBy is null ? null : $"written down by {a.WrittenBy}",
                a.On?.InFull
            ),
            { Agreement: var a } => $"{a.Answer.Words}: {a.WhyNot}",
        };

    private static string? Join(params string?[] parts) =>
        string.Join(", ", parts.Where(p => p is { Length: > 0 })) is { Length: > 0 } joined ? joined : null;

    private static string? Lines(IEnumerable<string> lines) => string.Join('\n', lines) is { Length: > 0 } joined ? joined : null;
}
