namespace OpenLift.Requests;

/// <summary>
/// What is thin in a request. It never stops one: the sender sees it before sending, the coordinator after, and the
/// setting gets help with its own practice beside the child's request, not instead of it (L4, L12).
/// </summary>
public static class RequestEvidence
{
    private static readonly (Func<Request, bool> IsThin, string Says)[] Tests =
    [
        (r => string.IsNullOrWhiteSpace(r.CoreStandards), "how the universal Core Standards are met is not described"),
        (r => string.IsNullOrWhiteSpace(r.Actions), "the actions in place now are not described"),
        (r => r.Strategies.Count is 0, "no strategy that was tried is recorded"),
        (r => r.Strategies.Count > 0 && r.Strategies.All(s => string.IsNullOrWhiteSpace(s.Outcome)), "no strategy says what came of it"),
        (
            r => r.Strategies.Count > 0 && r.Strategies.All(s => s.Column is Column.A),
            "nothing targeted or personalised (columns B and C) has been tried"
        ),
        (r => r.Progress.Count is 0, "no progress is recorded"),
        (r => r.Progress.Count is 1, "progress is recorded for one date only, so no change can be seen"),
    ];

    extension(Request request)
    {
        /// <summary>What is still needed before it can be sent, with the page where it is written. All else only helps.</summary>
        public IReadOnlyList<(string Says, string Page)> StillNeeded =>
            [
                .. string.IsNullOrWhiteSpace(request.Needs) ? new[] { ("what the child needs help with", "need") } : [],
                .. string.IsNullOrWhiteSpace(request.AskedBy) ? new[] { ("who is asking", "contact") } : [],
                .. request.Status is RequestStatus.WaitingForInformation && string.IsNullOrWhiteSpace(request.Reply)
                    ? new[] { ("the answer to the coordinator’s question", "reply") }
                    : [],
            ];

        public IReadOnlyList<string> ThinEvidence => [.. Tests.Where(t => t.IsThin(request)).Select(t => t.Says)];
    }
}
