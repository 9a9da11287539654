using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using OpenLift.Requests;

namespace OpenLift.Children.Families;

/// <summary>The parent's own views, in their own words.</summary>
[Needs(Permission.UseFamilyPages)]
public sealed class MyViews(Store store) : FamilyPages(store)
{
    [
        BindProperty,
        Display(Name = "What would you like to happen, and what helps at home?"),
        StringLength(10_000, ErrorMessage = WriteNeed.TooLong)
    ]
    public string? Words { get; set; }

    public override IReadOnlyDictionary<string, string?> Saved => new Dictionary<string, string?> { ["Your views"] = Mine.Views.Words };

    protected override void Fill() => Words = Mine.Views.Words;

    public async Task<IActionResult> OnPost()
    {
        Consent.SaysOverLink(Link.Carer, Link.CarerName, Words ?? "", ofChild: false, Today);
        return await Save("Thank you. Your views are saved.");
    }
}
