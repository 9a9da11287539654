using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Children;

namespace OpenLift.Support.Agreements;

/// <summary>A page about one agreement; about its child too, where there is one.</summary>
public abstract class AgreementPage(Store store) : RecordPage<SupportAgreement>(store)
{
    public Identity? Identity { get; private set; }
    public Case? Case { get; private set; }

    /// <summary>Writes and signs for LIFT: whoever has the case, its coordinator, or the district's where it is about no child.</summary>
    public bool ForLift =>
        Actor.May(Permission.WriteAgreement)
        && (
            Case is { PersonId: { } has } && has == Actor.PersonId
            || Actor.Districts.Contains(Record.DistrictId)
            || (Case?.CountyNeed is { } need && Actor.Scopes.Contains($"county/{need}"))
        );

    /// <summary>Writes and signs for the setting.</summary>
    public bool ForSetting =>
        Actor.May(Permission.SignAgreement)
        && (Identity?.Child.IsAnsweredForBy(Actor, Record.SettingId, Today) ?? Actor.Settings.Contains(Record.SettingId));

    public bool MayEdit => (ForLift || ForSetting) && Record.Status is AgreementStatus.Draft;

    protected override IQueryable<SupportAgreement> With(IQueryable<SupportAgreement> records) => records.Include(a => a.Versions);

    protected override async Task<bool> Find()
    {
        if (!await base.Find())
        {
            return false;
        }
        Case = Record.CaseId is { } id ? await Store.Cases.SingleOrDefaultAsync(c => c.Id == id) : null;
        if (Record is { ChildId: { } child, RequestId: { } request })
        {
            Identity = new(
                await Store.Children.SingleAsync(c => c.Id == child),
                Today,
                await Store.Requests.SingleAsync(r => r.Id == request),
                await Store.ViewsAndConsents.SingleAsync(c => c.RequestId == request)
            );
            Store.Looked([child], Request.Path);
        }
        return true;
    }

    protected async Task<IActionResult> Save(string said, string path = "")
    {
        await Store.SaveChangesAsync();
        return Go($"/support-agreements/{Id}{path}", said);
    }
}
