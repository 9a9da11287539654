using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace OpenLift.Correspondence.Documents;

/// <summary>The numbered objects that a PDF is made of, and how they stand in the file (ISO 32000-1).</summary>
internal sealed class PdfFile
{
    private readonly List<byte[]> _objects = [];

    /// <summary>A number for something that is written later.</summary>
    public int Reserve()
    {
        _objects.Add([]);
        return _objects.Count;
    }

    public int Add(string content)
    {
        var number = Reserve();
        Set(number, content);
        return number;
    }

    public void Set(int number, string content) => _objects[number - 1] = Encoding.Latin1.GetBytes(content);

    public int AddStream(byte[] bytes, string more = "", bool packed = false)
    {
        var content = packed ? bytes : Pack(bytes);
        var number = Reserve();
        _objects[number - 1] =
        [
            .. Encoding.Latin1.GetBytes($"<</Length {content.Length}/Filter/FlateDecode{more}>>\nstream\n"),
            .. content,
            .. "\nendstream"u8,
        ];
        return number;
    }

    /// <summary>Read by other programs as it stands, and so not packed.</summary>
    public int AddPlain(string text, string more)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var number = Reserve();
        _objects[number - 1] = [.. Encoding.Latin1.GetBytes($"<</Length {bytes.Length}{more}>>\nstream\n"), .. bytes, .. "\nendstream"u8];
        return number;
    }

    public byte[] ToBytes(int catalog, int info)
    {
        using var file = new MemoryStream();
        Put("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
        var places = new List<long>();
        foreach (var (content, index) in _objects.Select((o, i) => (o, i)))
        {
            places.Add(file.Position);
            Put($"{index + 1} 0 obj\n");
            file.Write(content);
            Put("\nendobj\n");
        }
        var start = file.Position;
        var id = Convert.ToHexString(SHA256.HashData(file.ToArray()))[..32];
        Put(
            $"xref\n0 {places.Count + 1}\n0000000000 65535 f \n{string.Concat(places.Select(p => $"{p:D10} 00000 n \n"))}"
                + $"trailer\n<</Size {places.Count + 1}/Root {catalog} 0 R/Info {info} 0 R/ID[<{id}><{id}>]>>\n"
                + $"startxref\n{start}\n%%EOF\n"
        );
        return file.ToArray();

        void Put(string text) => file.Write(Encoding.Latin1.GetBytes(text));
    }

    /// <summary>Any words as a PDF string.</summary>
    public static string Text(string words) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(words))}>";

    public static string Number(double number) => Math.Round(number, 2).ToString(CultureInfo.InvariantCulture);

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(bytes);
        }
        return packed.ToArray();
    }
}
