using OpenLift.Children;
using OpenLift.County;

namespace OpenLift.Platform;

/// <summary>Something that happened, in the county's own words. Facts are the audit trail (X2).</summary>
public abstract record Fact
{
    /// <summary>What a caseworker reads on the timeline.</summary>
    public abstract string Sentence { get; }
}

/// <summary>A fact that needs no shape of its own beyond its name and its sentence.</summary>
public sealed record Said(string What) : Fact
{
    public override string Sentence => What;
}

/// <summary>Something about one child. Such rows are private: see <see cref="Store"/>.</summary>
public interface IAboutChild
{
    Id<Child> ChildId { get; }
}

/// <summary>Something one setting asked for. Another setting that knows the same child does not see it.</summary>
public interface IOfSetting
{
    Id<Setting> SettingId { get; }
}

/// <summary>
/// A setting's own practice, without any child: seen by the setting and by those who work for the district that serves it.
/// </summary>
public interface IOfPractice : IOfSetting;

/// <summary>Something of one district's contact desk. Only those who answer that desk see it (L1).</summary>
public interface IOfDesk
{
    Id<District> DistrictId { get; }
}

/// <summary>Part of one request: when its family stops sharing, it is its setting's alone again.</summary>
public interface IOfRequest : IOfSetting
{
    Id<OpenLift.Requests.Request> RequestId { get; }
}

/// <summary>A record that lets people see its child while it is live: own setting, own district, the meeting that hears it.</summary>
public interface IOpensChild : IAboutChild
{
    /// <summary>
    /// The one request that what is opened is about; none where it is the child itself. Opening one request opens no other.
    /// </summary>
    Id<OpenLift.Requests.Request>? OpensRequest { get; }

    /// <summary>The scopes this record opens now. The store closes those it no longer names, at once.</summary>
    IEnumerable<Opening> Opens(DateTimeOffset now);
}

/// <param name="ExceptFor">Keys of people whom this lets in by no role of theirs: they declared an interest.</param>
public sealed record Opening(string Scope, DateTimeOffset From, DateTimeOffset? Until, string Because, string? ExceptFor = null);

/// <summary>A row that belongs to a <see cref="Recorded"/> and never changes without it.</summary>
public interface IPart;

/// <summary>
/// A record whose every change must be explained by a fact. <see cref="Store"/> refuses to save one
/// that changed in silence, so nobody can forget the audit trail.
/// </summary>
public abstract class Recorded
{
    private readonly List<Fact> _facts = [];

    /// <summary>How many facts this record has behind it. Also stops two people overwriting each other.</summary>
    public int Version { get; private set; }

    internal IReadOnlyList<Fact> Facts => _facts;

    protected void Record(Fact fact) => _facts.Add(fact);

    protected void Record(string sentence) => _facts.Add(new Said(sentence));

    internal void Saved()
    {
        Version += _facts.Count;
        _facts.Clear();
    }
}

/// <summary>A rule of the service said no. The message is written for the person at the screen.</summary>
public sealed class RuleBroken(string message, string field = "") : Exception(message)
{
    public string Field { get; } = field;
}
