using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Correspondence.Messages;
using OpenLift.Requests;
using QRCoder;

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

    /// <summary>Whom a parent can ring: whoever asks, the setting, or the district's coordinator.</summary>
    public string? Phone { get; private set; }

    /// <summary>Shown once, just after it was made.</summary>
    public string? Address { get; private set; }
    public string? Code { get; private set; }

    /// <summary>The address as a picture that a phone can read.</summary>
    public string QrCode =>
        new SvgQRCode(new QRCodeGenerator().CreateQrCode(Address!, QRCodeGenerator.ECCLevel.M))
            .GetGraphic(4, "#000000", "#ffffff", true, SvgQRCode.SizingMode.ViewBoxAttribute)
            .Replace("<svg ", "<svg role=\"img\" aria-label=\"The link as a picture for a phone’s camera\" ", StringComparison.Ordinal);

    protected override async Task<bool> Find()
    {
        if (!await base.Find() || !MayWrite)
        {
            return false;
        }
        Link = (await Store.FamilyLinks.SingleOrDefaultAsync(l => l.Id == LinkId && l.RequestId == Id))!;
        return Link is not null;
    }

    protected override async Task Load()
    {
        await base.Load();
        Phone =
            Record.ContactPhone
            ?? await Store.Settings.Where(s => s.Id == Record.SettingId).Select(s => s.Phone).SingleAsync()
            ?? await Store.Districts.Where(d => d.Id == Record.DistrictId).Select(d => d.ContactPhone).SingleAsync();
        if (
            !HttpMethods.IsPost(Request.Method)
            && (TempData["given"] as string)?.Split(' ') is [var link, var address, var code]
            && link == LinkId.ToString()
        )
        {
            (Address, Code) = (address is "" ? null : address, code is "" ? null : code);
        }
    }

    public async Task<IActionResult> OnPostRenew()
    {
        var carer = TheCarer();
        var token = Link.Renew(Now);
        this.GiveOut(outbox, Link, carer, token, null);
        await Store.EndVisits(Link);
        return await Keep("The link is renewed. The old one no longer works; a code on paper still does.");
    }

    public async Task<IActionResult> OnPostCode()
    {
        TheCarer();
        TempData["given"] = $"{LinkId}  {Link.NewCode(Now)}";
        await Store.EndVisits(Link);
        return await Keep("A new code is made. The old one no longer works.");
    }

    public async Task<IActionResult> OnPostStop()
    {
        Link.Stop(Needed(Why, "Say why the link is stopped", nameof(Why)), Now);
        return await Keep("The link is stopped: it opens nothing any more");
    }

    private Children.Carer TheCarer() =>
        Child.Carers.FirstOrDefault(c => c.Key == Link.Carer && c.IsTold) is not { } carer
            ? throw new RuleBroken("This person is not to be told any more: the link can only be stopped.")
        : Link.Means is LinkMeans.Email && !carer.MayBeWrittenTo(Now)
            ? throw new RuleBroken($"How to reach {carer.Name} was changed less than a day ago. Try again tomorrow.")
        : carer;

    private async Task<IActionResult> Keep(string said)
    {
        await Store.SaveChangesAsync();
        return Go($"/requests/{Id}/links/{LinkId}", said);
    }
}
