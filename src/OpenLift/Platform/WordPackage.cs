using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace OpenLift.Platform;

/// <summary>
/// A Word document as the package of parts that it is. The package itself says which part is its text and what each part is; names are
/// only names (X7, S10). Nothing is fetched from elsewhere, no entity is followed, nothing is unpacked without an end.
/// </summary>
public static partial class WordPackage
{
    public const string NotReadable =
        "This Word document could not be read. Open it, save it again as a Word document (DOCX), and try once more";
    private const long LargestUnpacked = 200L * 1024 * 1024;
    private const int MostParts = 2000;
    private const string InsteadPdf = "Save it as a PDF, and send that";

    /// <summary>Relations of a part to something inside the file that is more than words and pictures, and how people call it.</summary>
    private static readonly Dictionary<string, string> Carried = new(StringComparer.OrdinalIgnoreCase)
    {
        ["vbaProject"] = "It has macros",
        ["wordVbaData"] = "It has macros",
        ["oleObject"] = "Another file or program is put into it",
        ["package"] = "Another file, such as the sheet behind a chart, is put into it",
        ["control"] = "A program (ActiveX) is put into it",
        ["activeXControlBinary"] = "A program (ActiveX) is put into it",
        ["aFChunk"] = "Another file is put into it",
    };

    /// <summary>No macros, no programs or files inside, nothing fetched from elsewhere, no bomb: or it says which of them.</summary>
    public static void MustBePlain(byte[] bytes)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            if (zip.GetEntry("[Content_Types].xml") is not { } listed)
            {
                throw Not(
                    zip.GetEntry("mimetype") is not null
                        ? "This is an OpenDocument file. Save it as a Word document (DOCX) or a PDF"
                        : "This is a packed folder (ZIP). Unpack it, and send its files one at a time"
                );
            }
            if (zip.Entries.Count > MostParts || zip.Entries.DistinctBy(e => e.FullName.ToUpperInvariant()).Count() < zip.Entries.Count)
            {
                throw Not(NotReadable);
            }
            var left = LargestUnpacked;
            foreach (var part in zip.Entries)
            {
                left -= Look(part, left);
            }
            MustBeWord(listed, Text(zip));
        }
        catch (Exception problem) when (problem is XmlException or InvalidDataException or IOException or UriFormatException)
        {
            throw Not(NotReadable);
        }
    }

    /// <summary>The part that the package names as its text: Word for the web calls it document2.xml.</summary>
    public static ZipArchiveEntry Text(ZipArchive zip)
    {
        if (zip.GetEntry("_rels/.rels") is { } relations)
        {
            foreach (var (kind, target, elsewhere) in Relations(relations))
            {
                if (kind is "officeDocument" && !elsewhere)
                {
                    var name = new Uri(new Uri("http://part/"), target).AbsolutePath;
                    var path = Uri.UnescapeDataString(name).TrimStart('/');
                    return zip.Entries.FirstOrDefault(e => string.Equals(e.FullName, path, StringComparison.OrdinalIgnoreCase))
                        ?? throw Not(NotReadable);
                }
            }
        }
        throw Not(NotReadable);
    }

    public static XmlReader Open(ZipArchiveEntry part, long most) =>
        XmlReader.Create(
            part.Open(),
            new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                MaxCharactersInDocument = most,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
                CloseInput = true,
            }
        );

    /// <summary>Reads one part to its end, as large as it is and not as large as it says.</summary>
    private static long Look(ZipArchiveEntry part, long left)
    {
        var buffer = new byte[81920];
        using (var stream = part.Open())
        {
            var (size, sum) = (0L, uint.MaxValue);
            int read;
            while ((read = stream.Read(buffer)) > 0)
            {
                if (size is 0 && buffer is [0xD0, 0xCF, 0x11, 0xE0, ..])
                {
                    throw Inside("Macros, or another file or program, are in it");
                }
                size += read;
                if (size > left)
                {
                    throw Not("This Word document is far larger when unpacked than any document. " + InsteadPdf);
                }
                sum = Crc(sum, buffer.AsSpan(0, read));
            }
            if (size != part.Length || ~sum != part.Crc32)
            {
                throw Not(NotReadable);
            }
            if (size is 0)
            {
                return 0;
            }
        }
        var ending = Path.GetExtension(part.FullName).ToLowerInvariant();
        if (ending is ".rels")
        {
            foreach (var (kind, _, elsewhere) in Relations(part))
            {
                if (Carried.TryGetValue(kind, out var what))
                {
                    throw Inside(what);
                }
                if (elsewhere && kind is not "hyperlink")
                {
                    throw Not(
                        kind is "attachedTemplate"
                            ? "This Word document is tied to a template that lies elsewhere. " + InsteadPdf
                            : "This Word document fetches something from elsewhere when it is opened. " + InsteadPdf
                    );
                }
            }
        }
        else if (ending is ".xml")
        {
            MustNotFetch(part);
        }
        return part.Length;
    }

    /// <summary>Fields can start programs (DDE) or hide the word for it in numbers, in pieces as small as an editor likes.</summary>
    private static void MustNotFetch(ZipArchiveEntry part)
    {
        var fields = new StringBuilder();
        using var xml = Open(part, LargestUnpacked);
        while (xml.Read())
        {
            if (xml.NodeType is not XmlNodeType.Element)
            {
                continue;
            }
            if (xml.LocalName is "fldSimple" or "fldChar")
            {
                fields.Append(' ');
                while (xml.MoveToNextAttribute())
                {
                    fields.Append(xml.LocalName is "instr" ? xml.Value : "");
                }
            }
            else if (xml.LocalName is "instrText" && !xml.IsEmptyElement)
            {
                while (
                    xml.Read()
                    && xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace
                )
                {
                    fields.Append(xml.Value);
                }
            }
        }
        if (Programs().IsMatch(fields.ToString()))
        {
            throw Inside("A field in it starts a program or fetches from another file (DDE or LINK)");
        }
    }

    private static void MustBeWord(ZipArchiveEntry listed, ZipArchiveEntry main)
    {
        string? byEnding = null,
            byName = null;
        var ending = Path.GetExtension(main.FullName).TrimStart('.');
        using var xml = Open(listed, LargestUnpacked);
        while (xml.Read())
        {
            if (xml.NodeType is not XmlNodeType.Element || xml.GetAttribute("ContentType") is not { } type)
            {
                continue;
            }
            if (
                type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase)
                || type.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)
            )
            {
                throw Inside("It has macros");
            }
            if (string.Equals(xml.GetAttribute("Extension"), ending, StringComparison.OrdinalIgnoreCase))
            {
                byEnding = type;
            }
            if (string.Equals(xml.GetAttribute("PartName")?.TrimStart('/'), main.FullName, StringComparison.OrdinalIgnoreCase))
            {
                byName = type;
            }
        }
        var kind = byName ?? byEnding ?? "";
        if (!kind.Contains("wordprocessingml.document.main", StringComparison.Ordinal))
        {
            throw Not(
                kind.Contains("spreadsheetml", StringComparison.Ordinal) ? "This is an Excel workbook. " + InsteadPdf
                : kind.Contains("presentationml", StringComparison.Ordinal) ? "This is a PowerPoint presentation. " + InsteadPdf
                : kind.Contains("wordprocessingml.template", StringComparison.Ordinal)
                    ? "This is a Word template (DOTX). Save it as a Word document (DOCX)"
                : NotReadable
            );
        }
    }

    private static IEnumerable<(string Kind, string Target, bool Elsewhere)> Relations(ZipArchiveEntry part)
    {
        using var xml = Open(part, LargestUnpacked);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" })
            {
                yield return (
                    (xml.GetAttribute("Type") ?? "").Split('/')[^1],
                    xml.GetAttribute("Target") ?? "",
                    xml.GetAttribute("TargetMode") is "External"
                );
            }
        }
    }

    private static RuleBroken Not(string words) => new(words, "Upload");

    private static RuleBroken Inside(string what) =>
        Not($"This Word document cannot be taken: {char.ToLowerInvariant(what[0])}{what[1..]}. {InsteadPdf}");

    private static readonly uint[] Remainders =
    [
        .. Enumerable
            .Range(0, 256)
            .Select(i => Enumerable.Range(0, 8).Aggregate((uint)i, (r, _) => (r & 1) is 1 ? (r >> 1) ^ 0xEDB88320 : r >> 1)),
    ];

    private static uint Crc(uint sum, ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            sum = (sum >> 8) ^ Remainders[(sum ^ b) & 0xFF];
        }
        return sum;
    }

    [GeneratedRegex(@"\bDDE(AUTO)?\b|\bLINK\s|\bQUOTE\s+\d", RegexOptions.IgnoreCase)]
    private static partial Regex Programs();
}
