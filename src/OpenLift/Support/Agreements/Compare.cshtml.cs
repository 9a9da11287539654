using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Requests;

namespace OpenLift.Support.Agreements;

/// <summary>Two versions side by side (L10).</summary>
[Needs(Permission.SeeAgreements)]
public sealed class CompareVersions(Store store) : AgreementPage(store)
{
    [BindProperty(SupportsGet = true)]
    public int? Left { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Right { get; set; }

    public IReadOnlyList<(string Question, string? Was, string? Is)> Rows { get; private set; } = [];
    public (string Left, string Right) Names { get; private set; }

    protected override Task Load()
    {
        var versions = Record.Versions.OrderBy(v => v.Number).ToList();
        var (left, right) = (
            versions.FirstOrDefault(v => v.Number == Left) ?? (versions.Count > 1 ? versions[^2] : versions.FirstOrDefault()),
            versions.FirstOrDefault(v => v.Number == Right)
        );
        var (was, now) = (Answers(left?.Sections), Answers(right?.Sections ?? Record.Sections));
        Names = (left is null ? "Nothing yet" : $"Version {left.Number}", right is null ? "As written now" : $"Version {right.Number}");
        Rows = [.. was.Keys.Union(now.Keys).Select(q => (q, was.GetValueOrDefault(q), now.GetValueOrDefault(q)))];
        return Task.CompletedTask;

        static Dictionary<string, string?> Answers(IReadOnlyList<AnsweredSection>? sections) =>
            (sections ?? []).SelectMany(s => s.Questions).ToDictionary(q => q.Question, q => q.Answer);
    }
}
