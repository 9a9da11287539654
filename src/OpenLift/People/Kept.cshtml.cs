using Microsoft.AspNetCore.DataProtection;

namespace OpenLift.People;

[Needs(Permission.UseService)]
public sealed class Kept(Store store, IDataProtectionProvider protection) : KeptPage(store, protection)
{
    protected override string Home => "/";
}
