using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace OpenLift.Children.Families;

/// <summary>The child's views: faces to choose from and a few plain questions.</summary>
[Needs(Permission.UseFamilyPages)]
public sealed class MyChildsViews(Store store) : FamilyPages(store)
{
    public static readonly IReadOnlyList<string> Feelings = ["Happy", "OK", "Not sure", "Worried", "Sad", "Angry"];

    public static readonly IReadOnlyList<(string Field, string Question)> Questions =
    [
        (nameof(AtSetting), "How do you feel at school or nursery most days?"),
        (nameof(WithChildren), "How do you feel when you are with other children?"),
        (nameof(WhenHard), "How do you feel when something is hard?"),
    ];

    private const string LikesWords = "What I like and what helps";
    private const string BetterWords = "What would make it better";

    private static string? OneLine(string? words) => words?.ReplaceLineEndings(" ");

    [BindProperty]
    public string? AtSetting { get; set; }

    [BindProperty]
    public string? WithChildren { get; set; }

    [BindProperty]
    public string? WhenHard { get; set; }

    [
        BindProperty,
        Display(Name = "What do you like? What helps you?"),
        StringLength(5000, ErrorMessage = "Write 5,000 characters or fewer")
    ]
    public string? Likes { get; set; }

    [BindProperty, Display(Name = "What would make it better?"), StringLength(5000, ErrorMessage = "Write 5,000 characters or fewer")]
    public string? Better { get; set; }

    /// <summary>What was said before stays unless it is changed.</summary>
    protected override void Fill()
    {
        var said = (Mine.ChildViews.Words ?? "")
            .Split('\n')
            .Select(l => l.Split(": ", 2))
            .Where(l => l.Length is 2)
            .ToLookup(l => l[0], l => l[1]);
        (AtSetting, WithChildren, WhenHard) = (
            said[Questions[0].Question].FirstOrDefault(),
            said[Questions[1].Question].FirstOrDefault(),
            said[Questions[2].Question].FirstOrDefault()
        );
        (Likes, Better) = (said[LikesWords].FirstOrDefault(), said[BetterWords].FirstOrDefault());
    }

    public string? Chosen(string field) =>
        field switch
        {
            nameof(AtSetting) => AtSetting,
            nameof(WithChildren) => WithChildren,
            _ => WhenHard,
        };

    public async Task<IActionResult> OnPost()
    {
        var words = Questions
            .Select(q => (q.Question, Answer: Feelings.Contains(Chosen(q.Field)) ? Chosen(q.Field) : null))
            .Append((LikesWords, OneLine(Likes)))
            .Append((BetterWords, OneLine(Better)))
            .Where(a => a.Item2 is { Length: > 0 })
            .Select(a => $"{a.Item1}: {a.Item2}");
        Consent.SaysOverLink(Link.Carer, Link.CarerName, string.Join('\n', words), ofChild: true, Today);
        return await Save("Thank you. These views are saved.");
    }
}
