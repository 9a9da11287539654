using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace OpenLift.Platform;

/// <summary>
/// Asks clamd about every upload when <c>Clamd</c> (host:port) is set. Closed, not open: when the scanner is away, the
/// file is refused and may be sent again later (S10).
/// </summary>
public sealed class VirusScanner(IConfiguration settings)
{
    public const string Away =
        "Files cannot be checked for viruses just now, so none can be taken. Try again in a few minutes: everything else is saved.";
    private const int Chunk = 64 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <returns>True when scanned and clean, false when no scanner is configured.</returns>
    /// <exception cref="RuleBroken">The file carries a virus, or the scanner does not answer.</exception>
    public async Task<bool> IsClean(byte[] bytes)
    {
        if (settings["Clamd"] is not { Length: > 0 } address)
        {
            return false;
        }
        string answer;
        try
        {
            using var limit = new CancellationTokenSource(Patience);
            answer = await Ask(address.Split(':'), bytes, limit.Token);
        }
        catch (Exception problem) when (problem is SocketException or IOException or OperationCanceledException or FormatException)
        {
            throw new RuleBroken(Away, "Upload");
        }
        return answer.EndsWith("OK", StringComparison.Ordinal)
            ? true
            : throw new RuleBroken(
                answer.EndsWith("FOUND", StringComparison.Ordinal) ? "The file carries a virus and was not kept" : Away,
                "Upload"
            );
    }

    private static async Task<string> Ask(string[] address, byte[] bytes, CancellationToken limit)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address[0], int.Parse(address[1]), limit);
        await using var stream = client.GetStream();
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), limit);
        var length = new byte[4];
        for (var sent = 0; sent < bytes.Length; sent += Chunk)
        {
            var chunk = bytes.AsMemory(sent, Math.Min(Chunk, bytes.Length - sent));
            BinaryPrimitives.WriteInt32BigEndian(length, chunk.Length);
            await stream.WriteAsync(length, limit);
            await stream.WriteAsync(chunk, limit);
        }
        await stream.WriteAsync(new byte[4], limit);
        using var reader = new StreamReader(stream, Encoding.ASCII);
        return (await reader.ReadToEndAsync(limit)).TrimEnd('\0', '\n');
    }
}
