using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Children.Consent;
using OpenLift.Requests;

namespace OpenLift.Children.Families;

/// <summary>
/// A page for one parent about one request, reached with link and code. It never shows what another parent said, where they live or what
/// they were sent (L3, T2).
/// </summary>
public abstract class FamilyPages(Store store) : CountyPage(store)
{
    public FamilyLink Link { get; private set; } = null!;
    public Request Asked { get; private set; } = null!;
    public Child Child { get; private set; } = null!;
    public ViewsAndConsent Consent { get; private set; } = null!;

    /// <summary>What this parent said so far.</summary>
    public ParentAnswer Mine { get; private set; } = null!;

    public string FirstName => Child.KnownAs ?? Child.FirstName;

    protected override async Task<bool> Find()
    {
        var mine = Actor.Family!.Value;
        if (await Store.FamilyLinks.SingleOrDefaultAsync(l => l.Id == mine) is not { } link || !link.IsOpen(Now))
        {
            return false; // stopped while this form was on its way
        }
        Link = link;
        Asked = await Store.Requests.SingleAsync(r => r.Id == Link.RequestId);
        Child = await Store.Children.SingleAsync(c => c.Id == Link.ChildId);
        Consent = await Store.ViewsAndConsents.SingleAsync(c => c.RequestId == Link.RequestId);
        Mine = Consent.Parents.FirstOrDefault(p => p.Carer == Link.Carer) ?? new(Link.Carer, Link.CarerName);
        Store.Looked([Child.Id], Request.Path);
        return Link.Holder(Child) is not null;
    }

    protected async Task<IActionResult> Save(string said)
    {
        await Store.SaveChangesAsync();
        return Go("/my-child", said);
    }
}
