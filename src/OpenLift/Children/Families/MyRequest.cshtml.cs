using Microsoft.EntityFrameworkCore;
using OpenLift.County;
using OpenLift.Requests;

namespace OpenLift.Children.Families;

/// <summary>What the setting wrote about the child, without what any other parent said or how to reach them.</summary>
[Needs(Permission.UseFamilyPages)]
public sealed class MyChildsRequest(Store store) : FamilyPages(store)
{
    private static readonly string[] Shown = ["Need", "What has been done", "What is hoped for"];

    public IReadOnlyList<AnsweredSection> Sections { get; private set; } = [];

    protected override async Task Load() =>
        Sections = [
            .. RequestAnswers
                .Of(Asked, Child, Consent, [], await Store.CodeLabels(), Today)
                .Where(s => Shown.Contains(s.Title))
                .Select(s => s with { Questions = [.. s.Questions.Where(q => q.Question is not "Files" && q.Answer is { Length: > 0 })] }),
        ];
}
