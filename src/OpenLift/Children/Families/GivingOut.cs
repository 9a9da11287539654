using OpenLift.Correspondence.Messages;
using OpenLift.Requests;

namespace OpenLift.Children.Families;

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
