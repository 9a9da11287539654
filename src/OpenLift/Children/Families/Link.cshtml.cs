using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Correspondence.Messages;
using OpenLift.Requests;

namespace OpenLift.Children.Families;

/// <summary>One link: what was just made is shown once; renew it, make a new code, or stop it at once.</summary>
[Needs(Permission.SendFamilyLink)]
public sealed class FamilyLinkPage(Store store, Outbox outbox) : RequestPage(store)
{
    [FromRoute(Name = "link")]
    public Id<FamilyLink> LinkId { get; set; }

    [BindProperty, Display(Name = "Why is the link stopped?"), StringLength(500, ErrorMessage = "Write 500 characters or fewer")]
    public string? Why { get; set; }

    public FamilyLink Link { get; private set; } = null!;

    /// <summary>Shown once, just after it was made.</summary>
    public GivenOut? Given { get; private set; }

    protected override async Task<bool> Find()
    {
        if (!await base.Find() || !MayWrite)
        {
            return false;
        }
        Link = (await Store.FamilyLinks.SingleOrDefaultAsync(l => l.Id == LinkId && l.RequestId == Id))!;
        return Link is not null;
    }

    public async Task<IActionResult> OnPostRenew()
    {
        var carer = Link.For(Child, Now);
        var token = Link.Renew(Now);
        var address = outbox.GiveOut(Link, carer, token);
        await Store.EndVisits(Link);
        return await Keep(address, null, "The link is renewed. The old one no longer works; a code on paper still does.");
    }

    public async Task<IActionResult> OnPostCode()
    {
        Link.For(Child, Now);
        var code = Link.NewCode(Now);
        await Store.EndVisits(Link);
        return await Keep(null, code, "A new code is made. The old one no longer works.");
    }

    public async Task<IActionResult> OnPostStop()
    {
        Link.Stop(Needed(Why, "Say why the link is stopped", nameof(Why)), Now);
        return await Keep(null, null, "The link is stopped: it opens nothing any more");
    }

    private async Task<IActionResult> Keep(string? address, string? code, string said)
    {
        await Store.SaveChangesAsync();
        var here = $"/requests/{Id}/links/{LinkId}";
        Given = await Store.ToHandOver(Link, Record, address, code);
        return Given is null ? Go(here, said) : ShowOnce(here, said);
    }
}
