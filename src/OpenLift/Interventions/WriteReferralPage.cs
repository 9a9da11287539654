namespace OpenLift.Interventions;

/// <summary>A page on which the referrer writes. Once the referral is sent there is nothing to write, and so no page.</summary>
public abstract class WriteReferralPage(Store store) : ReferralPage(store)
{
    protected override async Task<bool> Find() => await FindReferral() && Mine && Record.Status.IsOpenToReferrer;

    protected Task<bool> FindReferral() => base.Find();
}
