using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using OpenLift.Correspondence.Messages;

namespace OpenLift.Tests.Correspondence.Messages;

/// <summary>A mail server that takes the call and then says nothing stops neither the post after it nor a shutdown (X8, R8).</summary>
[Trait("Needs", "nothing")]
public sealed class SilentServers : IDisposable
{
    private static readonly Wording Words = new("pat@example.com", "Something is waiting", "Open it");
    private readonly TcpListener _server = new(IPAddress.Loopback, 0);

    public SilentServers() => _server.Start();

    [Fact]
    public async Task One_that_never_greets_is_given_up_in_time_and_certainly_has_nothing()
    {
        var began = Stopwatch.StartNew();

        (await Record.ExceptionAsync(() => Post("0.5").Send(Channel.Email, Words, "x"))).ShouldBeOfType<NotHandedOver>();

        began.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task A_shutdown_does_not_wait_for_one_that_never_greets()
    {
        using var shutdown = new CancellationTokenSource(TimeSpan.FromSeconds(0.5));
        var began = Stopwatch.StartNew();

        (await Record.ExceptionAsync(() => Post("600").Send(Channel.Email, Words, "x", shutdown.Token))).ShouldBeOfType<NotHandedOver>();

        began.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task One_that_falls_silent_with_the_message_in_its_hands_may_have_sent_it()
    {
        var asking = TakesAndFallsSilent();

        var problem = await Record.ExceptionAsync(() => Post("10").Send(Channel.Email, Words, "x"));

        problem.ShouldBeAssignableTo<OperationCanceledException>("so that nobody sends it a second time blindly");
        (await asking).ShouldContain("DATA");
    }

    public void Dispose() => _server.Dispose();

    private SmtpPost Post(string seconds) =>
        new(
            new ConfigurationBuilder()
                .AddInMemoryCollection(
                    new Dictionary<string, string?>
                    {
                        ["Smtp:Host"] = "127.0.0.1",
                        ["Smtp:Port"] = ((IPEndPoint)_server.LocalEndpoint).Port.ToString(),
                        ["Smtp:Tls"] = "false",
                        ["Smtp:From"] = "lift@county.example",
                        ["Smtp:Seconds"] = seconds,
                    }
                )
                .Build()
        );

    /// <summary>Answers every word up to the message itself, and not that.</summary>
    private async Task<IReadOnlyList<string>> TakesAndFallsSilent()
    {
        using var caller = await _server.AcceptTcpClientAsync();
        using var reader = new StreamReader(caller.GetStream());
        await using var writer = new StreamWriter(caller.GetStream()) { AutoFlush = true, NewLine = "\r\n" };
        var said = new List<string>();
        await writer.WriteLineAsync("220 ready");
        while (await reader.ReadLineAsync() is { } line)
        {
            if (!said.Contains("DATA"))
            {
                await writer.WriteLineAsync(line is "DATA" ? "354 go on" : "250 yes");
            }
            said.Add(line);
        }
        return said;
    }
}
