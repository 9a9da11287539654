namespace OpenLift.Tests.Platform;

/// <summary>Every line the application logged while it served one county.</summary>
public sealed class LogLines
{
    private readonly System.Collections.Concurrent.ConcurrentQueue<string> _lines = new();

    public IReadOnlyCollection<string> Lines => _lines;

    public void Add(string line) => _lines.Enqueue(line);
}
