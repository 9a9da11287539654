using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Features.Messages;

namespace OpenLift.Features.Families;

/// <summary>
/// Where a family's link leads. By itself it says that something waits, and a first name. Opening it changes nothing, however
/// often; a wrong code is counted for the link; a link that is unknown, stopped or out of date looks the same (L3, X4, P8).
/// </summary>
[AllowAnonymous]
public sealed class ArriveByLink(Store store, Outbox outbox) : CountyPage(store)
{
    public const string WrongCode = "That code is not right, or it can no longer be used. Check it, or ask the person who gave it to you for a new one";

    [FromRoute]
    public string Token { get; set; } = "";

    [BindProperty, Display(Name = "Your code"), StringLength(100, ErrorMessage = WrongCode)]
    public string? Code { get; set; }

    public FamilyLink? Link { get; private set; }
    public string FirstName { get; private set; } = "";

    protected override async Task Load()
    {
        var hash = FamilyLink.HashOf(Token);
#pragma warning disable RS0030 // docs/decisions/0003: whoever holds the link is told a first name and nothing else
        var link = await Store.FamilyLinks.IgnoreQueryFilters().SingleOrDefaultAsync(l => l.TokenHash == hash);
        if (link is not null && link.IsOpen(Now))
        {
            Link = link;
            FirstName = await Store.Children.IgnoreQueryFilters().Where(c => c.Id == link.ChildId).Select(c => c.KnownAs ?? c.FirstName).SingleAsync();
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
        var right = Link.Opened(Code ?? "", Now);
        await Store.SaveChangesAsync();
        if (!right)
        {
            Once.Keep(HttpContext);
            ModelState.AddModelError(nameof(Code), WrongCode);
            return Again();
        }
        await FamilySessions.Start(HttpContext, Store, Link);
        return Go("/my-child");
    }

    public async Task<IActionResult> OnPostText()
    {
        if (Link is null)
        {
            return NotFound();
        }
        var code = Link.CodeForText(Now);
#pragma warning disable RS0030 // the phone number of the link's own carer, to send the code to
        var carers = await Store.Children.IgnoreQueryFilters().Where(c => c.Id == Link.ChildId).Select(c => c.Carers).SingleAsync();
#pragma warning restore RS0030
        if (carers.FirstOrDefault(c => c.Key == Link.Carer) is { NotToBeTold: null, Phone: { } phone } carer && carer.MayBeWrittenTo(Now))
        {
            outbox.Put(Channel.Text, "A code for a family’s link", new(phone, "Your code", $"Your OpenLIFT code is {code}. It works for 15 minutes. Do not give it to anybody."), Link.RequestId, now: true);
        }
        await Store.SaveChangesAsync();
        return Go($"/family/{Token}", "A code is on its way to the phone number that we hold");
    }
}

/// <summary>The visit is over, or there was none: how to come back.</summary>
[AllowAnonymous]
public sealed class FamilyVisitOver(Store store) : CountyPage(store);
