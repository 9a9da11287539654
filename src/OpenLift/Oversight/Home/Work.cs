namespace OpenLift.Oversight.Home;

/// <summary>How much of one kind of work waits, and where it is done.</summary>
public sealed record Card(string Text, int Count, string Href);

/// <summary>One kind of work that may wait for somebody, before it is counted. All kinds are counted by one question.</summary>
/// <param name="Href">The list that shows just what is counted.</param>
/// <param name="Rows">One number for each that waits: which of the kinds it is.</param>
/// <param name="Always">Shown also when nothing waits.</param>
public sealed record Work(string Text, string Href, Func<int, IQueryable<int>> Rows, bool Always)
{
    public static Work Of<T>(string text, string href, IQueryable<T> waiting, bool always = false) =>
        new(text, href, kind => waiting.Select(_ => kind), always);
}
