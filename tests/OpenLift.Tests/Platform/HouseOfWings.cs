using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace OpenLift.Tests.Platform;

/// <summary>
/// Which wing may know which (docs/house.md). What still knows more than it may is counted below: the list only shrinks.
/// </summary>
[Trait("Needs", "nothing")]
public sealed class HouseOfWings
{
    private static readonly Dictionary<string, string[]> MayKnow = new()
    {
        ["Platform"] = [],
        ["County"] = ["Platform"],
        ["People"] = ["County"],
        ["Children"] = ["People"],
        ["Correspondence"] = ["Children"],
        ["Requests"] = ["Correspondence"],
        ["Settings"] = ["Correspondence"],
        ["Support"] = ["Requests", "Settings"],
        ["Interventions"] = ["Support"],
        ["Meetings"] = ["Requests", "Interventions"],
        ["Oversight"] = ["Meetings"],
    };

    /// <summary>How many types of the first wing still know the second, though they should not.</summary>
    private static readonly Dictionary<string, int> StillKnow = new()
    {
        ["Children knows Correspondence"] = 10,
        ["Children knows Interventions"] = 10,
        ["Children knows Meetings"] = 5,
        ["Children knows Requests"] = 48,
        ["Children knows Support"] = 7,
        ["Correspondence knows Interventions"] = 1,
        ["Correspondence knows Oversight"] = 1,
        ["Correspondence knows Requests"] = 21,
        ["County knows Correspondence"] = 1,
        ["County knows Interventions"] = 1,
        ["County knows Settings"] = 1,
        ["Interventions knows Meetings"] = 14,
        ["People knows Interventions"] = 1,
        ["People knows Requests"] = 1,
        ["Platform knows Children"] = 8,
        ["Platform knows Correspondence"] = 2,
        ["Platform knows County"] = 7,
        ["Platform knows Interventions"] = 5,
        ["Platform knows Meetings"] = 2,
        ["Platform knows People"] = 10,
        ["Platform knows Requests"] = 9,
        ["Platform knows Settings"] = 1,
        ["Platform knows Support"] = 2,
        ["Requests knows Interventions"] = 2,
        ["Requests knows Meetings"] = 5,
        ["Requests knows Settings"] = 2,
        ["Requests knows Support"] = 6,
        ["Settings knows Requests"] = 31,
        ["Support knows Interventions"] = 6,
        ["Support knows Meetings"] = 7,
    };

    private static readonly Architecture Built = new ArchLoader().LoadAssembly(typeof(Store).Assembly).Build();

    [Fact]
    public void Each_wing_knows_only_those_below_it()
    {
        var found = (
            from type in Built.Types
            let wing = WingOf(type)
            where wing is not null && MayKnow.ContainsKey(wing)
            from known in type.Dependencies.Select(d => WingOf(d.Target)).Distinct()
            where known is not null && MayKnow.ContainsKey(known) && known != wing && !Below(wing).Contains(known)
            group TopOf(type) by $"{wing} knows {known}" into arrow
            select arrow
        ).ToDictionary(arrow => arrow.Key, arrow => arrow.Distinct().Order().ToList());

        found
            .Where(arrow => arrow.Value.Count != StillKnow.GetValueOrDefault(arrow.Key))
            .Select(arrow => $"{arrow.Key}: {arrow.Value.Count} ({string.Join(", ", arrow.Value)})")
            .Concat(StillKnow.Keys.Except(found.Keys).Select(arrow => $"{arrow}: no longer, take it off the list"))
            .ShouldBeEmpty();
    }

    /// <summary>The wing that the type stands in: the second word of its namespace.</summary>
    private static string? WingOf(IType type) => type.Namespace?.FullName.Split('.') is ["OpenLift", var wing, ..] ? wing : null;

    /// <summary>The type itself, where this one is a part that the compiler made.</summary>
    private static string TopOf(IType type) => type.FullName.Split('+', '/')[0].Split('.')[^1].Split('`')[0];

    private static IEnumerable<string> Below(string wing) => MayKnow[wing].SelectMany(below => Below(below).Append(below));
}
