using System.Reflection;

namespace OpenLift.Platform;

/// <summary>
/// Which edition of OpenLIFT this is: the tag it was built from, or the steps since (CHANGELOG.md says what each brought).
/// </summary>
public static class Edition
{
    public static readonly string Number = typeof(Edition)
        .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
        .InformationalVersion.Split('+')[0];
}
