using OpenLift.County;

namespace OpenLift.Requests.Consultations;

/// <summary>A page on which an issue is written, and checked for names.</summary>
public static class IssueWriting
{
    public const string ForumTooLong = "Write 300 characters or fewer";
    public const string TooLong = "Write 4,000 characters or fewer";
    public const string Confirm = "I have checked that no child is named or can be told by these words";

    /// <exception cref="RuleBroken">The area is not one of the county's, or a child of one of these settings is named.</exception>
    public static async Task<Issue> Issue(
        this Store store,
        CodeLabels labels,
        IReadOnlyCollection<Id<Setting>> settings,
        string? area,
        string what,
        string advice,
        string forum = ""
    )
    {
        if (labels is null || !labels.Choices(CodeList.Area, store.Today).Any(c => c.Value == area))
        {
            throw new RuleBroken("Choose the area of need", "Area");
        }
        if (await NamedChild.Is(store, settings, $"{forum}\n{what}\n{advice}"))
        {
            throw new RuleBroken(
                "A child of one of these settings is named here. Say what the issue is, and leave the child’s name out",
                "What"
            );
        }
        return new(area!, what, advice);
    }
}
