using Microsoft.AspNetCore.Mvc;

namespace OpenLift.Support.Agreements;

/// <summary>One version as it was, at its own address for ever; one that was replaced says so (L10).</summary>
[Needs(Permission.SeeAgreements)]
public class AgreementVersionPage(Store store) : AgreementPage(store)
{
    [FromRoute]
    public int Number { get; set; }

    public AgreementVersion Version { get; private set; } = null!;

    protected override async Task<bool> Find() =>
        await base.Find() && (Version = Record.Versions.SingleOrDefault(v => v.Number == Number)!) is not null;
}
