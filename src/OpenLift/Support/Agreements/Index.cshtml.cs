using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Children;

namespace OpenLift.Support.Agreements;

/// <summary>
/// The agreements one may see: to be written, to be signed, in force, ended; those whose review is past come first (L10).
/// </summary>
[Needs(Permission.SeeAgreements)]
public sealed class AgreementsPage(Store store) : ListPage(store)
{
    [BindProperty(SupportsGet = true)]
    public AgreementStatus? Status { get; set; }

    public IReadOnlyList<AgreementRow> Rows { get; private set; } = [];

    protected override async Task Load()
    {
        var status = Status;
        var agreements = Store.SupportAgreements.Where(a => status == null ? a.Status != AgreementStatus.Ended : a.Status == status);
        await Turn(agreements);
        Rows = await agreements
            .OrderBy(a => a.ReviewOn == null)
            .ThenBy(a => a.ReviewOn)
            .ThenBy(a => a.Reference)
            .Skip(Skip)
            .Take(PageSize)
            .Select(a => new AgreementRow(
                a.Id,
                a.Reference,
                a.Title,
                a.SettingName,
                a.Status,
                a.ReviewOn,
                a.ChildId,
                Store.Children.Where(c => c.Id == a.ChildId).Select(c => c.FirstName + " " + c.LastName).FirstOrDefault(),
                agreements.Count()
            ))
            .ToListAsync();
        Total = Rows.Count > 0 ? Rows[0].Total : 0;
        Store.Looked([.. Rows.Select(r => r.ChildId).OfType<Id<Child>>().Distinct()], Request.Path);
    }
}

public sealed record AgreementRow(
    Id<SupportAgreement> Id,
    string Reference,
    string Title,
    string Setting,
    AgreementStatus Status,
    DateOnly? ReviewOn,
    Id<Child>? ChildId,
    string? Child,
    int Total
);
