using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using OpenLift.Requests;

namespace OpenLift.Children.Consent;

/// <summary>
/// The parent's or the child's views, and how they were given (L3, Parts 2 and 3). They may still be added after the request is sent.
/// </summary>
[Needs(Permission.RecordViews)]
public sealed class WriteViews(Store store) : RequestPage(store)
{
    [FromRoute]
    public string Whose { get; set; } = "";

    [
        BindProperty,
        Display(Name = "What would you like to happen, and who could help?"),
        StringLength(10_000, ErrorMessage = WriteNeed.TooLong)
    ]
    public string? Words { get; set; }

    [BindProperty, StringLength(300, ErrorMessage = "Write 300 characters or fewer")]
    public string? GivenBy { get; set; }

    [BindProperty, Display(Name = "How were they given?")]
    public HowGiven? How { get; set; }

    [BindProperty, Display(Name = "Who wrote them down?"), StringLength(300, ErrorMessage = "Write 300 characters or fewer")]
    public string? WrittenBy { get; set; }

    [BindProperty, Display(Name = "Date given")]
    public DateOnly? On { get; set; }

    [BindProperty, Display(Name = "To be recorded later by the key worker")]
    public bool Later { get; set; }

    [BindProperty, Display(Name = "If there are no views, why not?"), StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")]
    public string? WhyNot { get; set; }

    /// <summary>How the question after the speaker is put.</summary>
    public static string WhoGave(bool ofChild) => ofChild ? "Who gave these views?" : "Whose views are these?";

    public static string HowToSay(bool ofChild) =>
        ofChild ? "In the child’s own words or signs, as far as possible." : "In their own words, as far as possible.";

    public bool OfChild => Whose is "child-views";

    private Views Stored => OfChild ? Consent.ChildViews : Consent.ParentViews;

    protected override async Task<bool> Find() => await base.Find() && MayWrite;

    public override IReadOnlyDictionary<string, string?> Saved =>
        new Dictionary<string, string?>
        {
            ["Views"] = Stored.Words,
            ["Given by"] = Stored.GivenBy,
            ["How"] = Stored.How?.Words,
            ["Written down by"] = Stored.WrittenBy,
            ["Date"] = Stored.On?.InFull,
            ["Later"] = Stored.Later ? "Yes" : "No",
            ["Why not"] = Stored.WhyNot,
        };

    protected override void Fill() =>
        (Words, GivenBy, How, WrittenBy, On, Later, WhyNot) = (
            Stored.Words,
            Stored.GivenBy,
            Stored.How,
            Stored.WrittenBy,
            Stored.On,
            Stored.Later,
            Stored.WhyNot
        );

    public async Task<IActionResult> OnPost()
    {
        var views = new Views(Words, GivenBy, How, WrittenBy, On, Later, WhyNot);
        if (OfChild)
        {
            Consent.ChildSays(views, Today);
        }
        else
        {
            Consent.ParentSays(views, Today);
        }
        await Store.SaveChangesAsync();
        return Go(Back, OfChild ? "The child’s views are saved" : "The parent or carer’s views are saved");
    }
}
