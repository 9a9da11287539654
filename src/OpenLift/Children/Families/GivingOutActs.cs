using Microsoft.EntityFrameworkCore;
using OpenLift.Correspondence.Messages;
using OpenLift.Requests;
using QRCoder;

namespace OpenLift.Children.Families;

/// <summary>A link, its code or both, shown once in the answer to the form that made them, to whoever hands them over.</summary>
/// <param name="Phone">Whom a parent can ring: whoever asks, the setting, or the district's coordinator.</param>
public sealed record GivenOut(FamilyLink Link, string? Address, string? Code, string SettingName, string? Phone, DateOnly Today)
{
    /// <summary>The address as a picture that a phone can read.</summary>
    public string QrCode =>
        new SvgQRCode(new QRCodeGenerator().CreateQrCode(Address!, QRCodeGenerator.ECCLevel.M))
            .GetGraphic(4, "#000000", "#ffffff", true, SvgQRCode.SizingMode.ViewBoxAttribute)
            .Replace("<svg ", "<svg role=\"img\" aria-label=\"The link as a picture for a phone’s camera\" ", StringComparison.Ordinal);
}

internal static class GivingOutActs
{
    /// <summary>Sends the link by e-mail with what is saved next, or gives its address to be handed over.</summary>
    public static string? GiveOut(this Outbox outbox, FamilyLink link, Children.Carer carer, string token)
    {
        if (link.Means is LinkMeans.Email)
        {
            outbox.PutLink(link, carer, token);
            return null;
        }
        return outbox.AddressOf($"/family/{token}");
    }

    /// <summary>What somebody must hand over. Nothing where both leave by themselves.</summary>
    public static async Task<GivenOut?> ToHandOver(this Store store, FamilyLink link, Request asked, string? address, string? code) =>
        address is null && code is null
            ? null
            : new(
                link,
                address,
                code,
                asked.SettingName,
                asked.ContactPhone
                    ?? await store.Settings.Where(s => s.Id == asked.SettingId).Select(s => s.Phone).SingleAsync()
                    ?? await store.Districts.Where(d => d.Id == asked.DistrictId).Select(d => d.ContactPhone).SingleAsync(),
                store.Today
            );

    private const string Us =
        "This message comes from the service with which schools, nurseries and the county work together with families.";

    /// <summary>A parent's link by e-mail. The message says no name and no reason.</summary>
    public static void PutLink(this Outbox outbox, FamilyLink link, Children.Carer carer, string token) =>
        outbox.Put(
            Channel.Email,
            "A family’s link",
            new(
                carer.Email ?? throw new RuleBroken($"No email address is recorded for {carer.Name}"),
                "Something is waiting for you",
                $"""
                Something is waiting for you to read and answer. {Us}

                Open your private page: {outbox.AddressOf($"/family/{token}")}

                You also need a code, which reaches you another way. The page is open until {link.ExpiresAt.CountyDay.InFull}.
                Please do not pass this message on. If it is not for you, tell whoever sent it, or do nothing.
                """
            ),
            link.RequestId,
            link.Id
        );
}
