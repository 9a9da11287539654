using Microsoft.AspNetCore.DataProtection;
using OpenLift.People;

namespace OpenLift.Children.Families;

/// <summary>What a parent was writing when their visit ended.</summary>
[Needs(Permission.UseFamilyPages)]
public sealed class MyKept(Store store, IDataProtectionProvider protection) : KeptPage(store, protection)
{
    protected override string Home => "/my-child";
}
