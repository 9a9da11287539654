using OpenLift.Correspondence.Messages;

namespace OpenLift.Tests.Platform;

public sealed record Posted(Channel Channel, Wording Wording, string Reference);

/// <summary>Takes what is sent and keeps it, or fails as told.</summary>
public sealed class Postbox : IPost
{
    private readonly System.Collections.Concurrent.ConcurrentQueue<Posted> _sent = new();

    public IReadOnlyList<Posted> Sent => [.. _sent];
    public Exception? Fails { get; set; }
    public bool? Known { get; set; }

    /// <summary>Whether any post is set up here.</summary>
    public bool IsSetUp { get; set; } = true;

    public bool Carries(Channel channel) => IsSetUp;

    public Task Send(Channel channel, Wording wording, string reference, CancellationToken stop = default)
    {
        if (Fails is { } problem)
        {
            throw problem;
        }
        _sent.Enqueue(new(channel, wording, reference));
        return Task.CompletedTask;
    }

    public Task<bool?> WasSent(string reference) => Task.FromResult(Known);
}
