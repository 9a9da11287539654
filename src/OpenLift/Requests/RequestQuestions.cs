using OpenLift.Children.Consent;

namespace OpenLift.Requests;

public enum Answered
{
    [Said("Not started")]
    NotStarted,
    Incomplete,
    Completed,
}

/// <summary>One task of the request's task list: where it is done and how far it is.</summary>
public sealed record RequestTask(string Title, string Page, Answered Answered, string? Hint = null);

/// <summary>What we ask, in order. The draft itself remembers the answers, so a SENCO can stop, change device and carry on (L2).</summary>
public static class RequestQuestions
{
    extension(Request request)
    {
        public IReadOnlyList<(string Section, RequestTask[] Tasks)> TaskList(ViewsAndConsent consent, int attachments) =>
            [
                .. request.Status is RequestStatus.WaitingForInformation
                    ? new (string, RequestTask[])[]
                    {
                        (
                            "The coordinator’s question",
                            [
                                new(
                                    "Answer the coordinator’s question",
                                    "reply",
                                    request.Reply is { Length: > 0 } ? Answered.Completed : Answered.NotStarted,
                                    "Needed before you can send again"
                                ),
                            ]
                        ),
                    }
                    : [],
                (
                    "About the child",
                    [
                        new(
                            "The need",
                            "need",
                            request.Needs is { Length: > 0 } ? Answered.Completed : Answered.NotStarted,
                            "Needed before you can send"
                        ),
                    ]
                ),
                (
                    "What has been done",
                    [
                        new("What your setting already does", "provision", HowFar(request.CoreStandards, request.Actions)),
                        new(
                            "Strategies tried and what came of them",
                            "strategies",
                            request.Strategies.Count is 0 ? Answered.NotStarted
                                : !request.Strategies.All(s => s.IsWhole) ? Answered.Incomplete
                                : Answered.Completed
                        ),
                        new(
                            "Other agencies",
                            "agencies",
                            request.NoAgencies || request.Agencies.Count > 0 || request.OtherAgencies is not null
                                ? Answered.Completed
                                : Answered.NotStarted
                        ),
                        new(
                            "Progress over two years",
                            "progress",
                            request.Progress.Count switch
                            {
                                0 => Answered.NotStarted,
                                1 => Answered.Incomplete,
                                _ => Answered.Completed,
                            }
                        ),
                        new("Files", "files", attachments > 0 ? Answered.Completed : Answered.NotStarted, "Optional"),
                    ]
                ),
                (
                    "What you hope for",
                    [
                        new("Outcomes hoped for", "hopes", request.Hopes is { Length: > 0 } ? Answered.Completed : Answered.NotStarted),
                        new(
                            "Who is asking",
                            "contact",
                            request.AskedBy is { Length: > 0 } ? Answered.Completed : Answered.NotStarted,
                            "Needed before you can send"
                        ),
                    ]
                ),
                (
                    "The family",
                    [
                        new("Parent or carer’s views", "parent-views", consent.ParentViewsState),
                        new("Child’s views", "child-views", consent.ChildViewsState),
                        new("Agreement and permission to share", "permission", consent.AgreementState),
                    ]
                ),
            ];
    }

    private static Answered HowFar(params string?[] answers) =>
        answers.All(a => a is { Length: > 0 }) ? Answered.Completed
        : answers.Any(a => a is { Length: > 0 }) ? Answered.Incomplete
        : Answered.NotStarted;
}
