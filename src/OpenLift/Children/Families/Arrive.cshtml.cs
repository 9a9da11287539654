using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Correspondence.Messages;
using OpenLift.People;

namespace OpenLift.Children.Families;

/// <summary>
/// Where a family's link leads. By itself it says that something waits, and a first name. Opening it changes nothing, however
/// often; a wrong code is counted for the link; a link that is unknown, stopped or out of date looks the same (L3, X4, P8).
/// </summary>
[AllowAnonymous]
public sealed class ArriveByLink(Store store, Outbox outbox) : CountyPage(store)
{
    public const string WrongCode =
        "That code is not right, or it can no longer be used. Check it, or ask the person who gave it to you for a new one";

    [FromRoute]
    public string Token { get; set; } = "";

    [BindProperty, Display(Name = "Your code"), StringLength(100, ErrorMessage = WrongCode)]
    public string? Code { get; set; }

    private Child? _child;
    private Children.Carer? _carer;

    public FamilyLink? Link { get; private set; }
    public string FirstName { get; private set; } = "";

    protected override async Task Load()
    {
        var hash = FamilyLink.HashOf(Token);
#pragma warning disable RS0030 // docs/decisions/0003: whoever holds the link is told a first name and nothing else
        var link = await Store.FamilyLinks.IgnoreQueryFilters().SingleOrDefaultAsync(l => l.TokenHash == hash);
        if (link is not null && link.IsOpen(Now))
        {
            _child = await Store.Children.IgnoreQueryFilters().SingleAsync(c => c.Id == link.ChildId);
            _carer = link.Holder(_child);
            (Link, FirstName) = (_carer is null ? null : link, _child.KnownAs ?? _child.FirstName);
        }
#pragma warning restore RS0030
    }

    public void OnGet() => Response.StatusCode = Link is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;

    public async Task<IActionResult> OnPost()
    {
        if (Link is null)
        {
            return NotFound();
        }
        RepeatLeadsTo("/family");
        var right = Link.Opened(Code ?? "", Now);
        await Store.SaveChangesAsync();
        if (!right)
        {
            Stands();
            ModelState.AddModelError(nameof(Code), WrongCode);
            return Again();
        }
        await FamilySessions.Start(HttpContext, Store, Link);
        return Go(await KeptForms.WaitsFor(Store, new(Link.Carer)) is { } kept ? $"/my-child/kept/{kept}" : "/my-child");
    }

    public async Task<IActionResult> OnPostText()
    {
        if (Link is null)
        {
            return NotFound();
        }
        RepeatLeadsTo("/family");
        var code = Link.CodeForText(Now);
        if (_carer is { Phone: { } phone } && _child!.Hindrance(_carer, Way.Text, Now) is null)
        {
            outbox.Put(
                Channel.Text,
                "A code for a family’s link",
                new(phone, "Your code", $"Your OpenLIFT code is {code}. It works for 15 minutes. Do not give it to anybody."),
                Link.RequestId,
                Link.Id,
                now: true,
                until: Now + FamilyLink.TextLasts
            );
        }
        await Store.SaveChangesAsync();
        return Go($"/family/{Token}", "A code is on its way to the phone number that we hold");
    }
}
