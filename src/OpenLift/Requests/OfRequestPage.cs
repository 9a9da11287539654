using Microsoft.EntityFrameworkCore;
using OpenLift.Children;
using OpenLift.Children.Consent;

namespace OpenLift.Requests;

/// <summary>
/// A page about something that rests on a request, such as a case, a letter or a place: its child, the request and the family's answers
/// come with it.
/// </summary>
public abstract class OfRequestPage<T>(Store store) : RecordPage<T>(store)
    where T : Recorded, IAboutChild, IOfRequest
{
    public Child Child { get; private set; } = null!;
    public Request Asked { get; private set; } = null!;
    public ViewsAndConsent Consent { get; private set; } = null!;

    public Identity Identity => new(Child, Today, Asked, Consent);

    protected override async Task<bool> Find()
    {
        if (!await base.Find())
        {
            return false;
        }
        Child = await Store.Children.SingleAsync(c => c.Id == Record.ChildId);
        return true;
    }

    /// <summary>Works for the setting that asked, which the child has not left.</summary>
    protected bool OfItsSetting => Child.IsAnsweredForBy(Actor, Record.SettingId, Today);

    protected override async Task Load()
    {
        var request = Record.RequestId;
        Asked = await Store.Requests.SingleAsync(r => r.Id == request);
        Consent = await Store.ViewsAndConsents.SingleAsync(c => c.RequestId == request);
    }
}
