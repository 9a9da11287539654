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

    protected override async Task Load()
    {
        var (child, request) = (Record.ChildId, Record.RequestId);
        Child = await Store.Children.SingleAsync(c => c.Id == child);
        Asked = await Store.Requests.SingleAsync(r => r.Id == request);
        Consent = await Store.ViewsAndConsents.SingleAsync(c => c.RequestId == request);
    }
}
