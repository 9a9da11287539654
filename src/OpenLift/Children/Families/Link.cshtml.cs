using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Correspondence.Messages;
using OpenLift.Platform.Govuk;
using OpenLift.Requests;
using QRCoder;

namespace OpenLift.Children.Families;

/// <summary>Makes a link for one parent. What is given out is shown once, to be handed over (L3, X4).</summary>
[Needs(Permission.SendFamilyLink)]
public sealed class NewFamilyLink(Store store, Outbox outbox) : RequestPage(store)
{
    [BindProperty, Display(Name = "For whom?")]
    public string? Carer { get; set; }

    [BindProperty, Display(Name = "How does the link reach them?")]
    public LinkMeans? Means { get; set; }

    [BindProperty, Display(Name = "How does the code reach them?")]
    public CodeMeans? CodeMeans { get; set; }

    public IReadOnlyList<Choice> Carers =>
        [
            .. Child
                .Carers.Where(c => c.IsTold)
                .Select(c => new Choice(
                    c.Key.ToString(),
                    $"{c.Name}, {c.Relationship}",
                    Hint: new(
                        string.Join(", ", new[] { c.Phone, c.Email, c.Address }.Where(x => x is not null)) is { Length: > 0 } reached
                            ? reached
                            : "No way to reach them is recorded"
                    )
                )),
        ];
    public IReadOnlyList<Choice> AllMeans =>
        [
            .. Enum.GetValues<LinkMeans>()
                .Where(m => m is LinkMeans.Letter || outbox.Carries(Channel.Email))
                .Select(m => new Choice(m.ToString(), m.Words)),
        ];
    public IReadOnlyList<Choice> AllCodeMeans =>
        [
            .. Enum.GetValues<CodeMeans>()
                .Where(m => m is not Families.CodeMeans.Text || outbox.Carries(Channel.Text))
                .Select(m => new Choice(m.ToString(), m.Words)),
        ];

    protected override async Task<bool> Find() => await base.Find() && MayWrite;

    public async Task<IActionResult> OnPost()
    {
        var carer =
            Child.Carers.FirstOrDefault(c => c.Key.ToString() == Carer)
            ?? throw new RuleBroken("Choose whom the link is for", nameof(Carer));
        var (link, token, code) = FamilyLink.Make(
            Record,
            carer,
            Needed(Means, "Say how the link reaches them", nameof(Means)),
            Needed(CodeMeans, "Say how the code reaches them", nameof(CodeMeans)),
            Actor.Name,
            Now
        );
        Store.Add(link);
        this.GiveOut(outbox, link, carer, token, code);
        await Store.SaveChangesAsync();
        return Go($"/requests/{Id}/links/{link.Id}", "The link is made");
    }
}

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

internal static class GivingOut
{
    /// <summary>Sends the link by e-mail with what is saved next, or keeps it for the one showing to whoever hands it over.</summary>
    public static void GiveOut(this RequestPage page, Outbox outbox, FamilyLink link, Children.Carer carer, string token, string? code)
    {
        if (link.Means is LinkMeans.Email)
        {
            outbox.PutLink(link, carer, token);
        }
        page.TempData["given"] = $"{link.Id} {(link.Means is LinkMeans.Letter ? outbox.AddressOf($"/family/{token}") : "")} {code}";
    }

    /// <summary>A parent's link by e-mail. The message says no name and no reason.</summary>
    public static void PutLink(this Outbox outbox, FamilyLink link, Children.Carer carer, string token) =>
        outbox.Put(
            Channel.Email,
            "A family’s link",
            new(
                carer.Email ?? throw new RuleBroken($"No email address is recorded for {carer.Name}"),
                "Something is waiting for you",
                $"""
                Something is waiting for you to read and answer. This message comes from the service with which schools, nurseries and the county work together with families.

                Open your private page: {outbox.AddressOf($"/family/{token}")}

                You also need a code, which reaches you another way. The page is open until {link.ExpiresAt.CountyDay.InFull}.
                Please do not pass this message on. If it is not for you, tell whoever sent it, or do nothing.
                """
            ),
            link.RequestId,
            link.Id
        );
}
