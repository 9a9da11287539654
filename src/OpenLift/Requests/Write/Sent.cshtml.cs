namespace OpenLift.Requests;

/// <summary>The confirmation: the reference, and what happens next by when (L2).</summary>
[Needs(Permission.SendRequest)]
public sealed class RequestSentPage(Store store) : RequestPage(store)
{
    protected override async Task<bool> Find() => await base.Find() && Record.SentAt is not null;
}
