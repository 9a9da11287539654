using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace OpenLift.Correspondence.Documents;

/// <summary>What is written in a Word document: its tables, cell by cell, and the words outside them.</summary>
public sealed record WordsRead(IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> Tables, IReadOnlyList<string> Outside)
{
    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public string ToJson() => JsonSerializer.Serialize(this, Plain);

    /// <returns>Nothing where the text is not one of ours.</returns>
    public static WordsRead? FromJson(string? text)
    {
        try
        {
            return text is null or "null" ? null
                : JsonSerializer.Deserialize<WordsRead>(text) is { Tables: not null, Outside: not null } read
                && read.Outside.All(w => w is not null)
                && read.Tables.All(t => t is not null && t.All(r => r is not null && r.All(c => c is not null)))
                    ? read
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>
/// Reads a Word document that came from outside. Only its main text is opened: no picture, link, template or other part, nothing
/// that lies elsewhere, no entity, and no more than a form can hold (X7, S10). Any editor's file will do.
/// </summary>
public static class WordReader
{
    private const int LargestText = 5 * 1024 * 1024;
    private const int MostWords = 300_000;
    private const int Deepest = 200;

    public static WordsRead Read(byte[] docx)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(docx), ZipArchiveMode.Read);
            var entry = WordPackage.Text(zip);
            if (entry.Length > LargestText)
            {
                throw new RuleBroken(WordPackage.NotReadable, "Upload");
            }
            using (var deep = WordPackage.Open(entry, LargestText))
            {
                while (deep.Read())
                {
                    if (deep.Depth > Deepest)
                    {
                        throw new InvalidDataException("Nested deeper than any editor does.");
                    }
                }
            }
            using var reader = WordPackage.Open(entry, LargestText);
            return Read(XDocument.Load(reader).Root!);
        }
        catch (Exception problem) when (problem is XmlException or InvalidDataException or IOException)
        {
            throw new RuleBroken(WordPackage.NotReadable, "Upload");
        }
    }

    private static WordsRead Read(XElement root)
    {
        var tables = new List<IReadOnlyList<IReadOnlyList<string>>>();
        var outside = new List<string>();
        var words = 0;
        foreach (var part in Top(root, "tbl", "p"))
        {
            if (part.Name.LocalName is "p")
            {
                outside.Add(Counted(Words(part)));
            }
            else
            {
                tables.Add([
                    .. Top(part, "tr")
                        .Select(row =>
                            (IReadOnlyList<string>)
                                [.. Top(row, "tc").Select(cell => Counted(string.Join('\n', Top(cell, "p", "tbl").Select(Words))))]
                        ),
                ]);
            }
        }
        return new(tables, [.. outside.Where(o => o.Length > 0)]);

        string Counted(string text) =>
            (words += text.Length) <= MostWords
                ? text
                : throw new RuleBroken("There is more in this document than a request can hold: add it as a file instead", "Upload");
    }

    /// <summary>
    /// The nearest elements of these kinds, inside tracked changes and fields too, but not those that an editor keeps as a second copy.
    /// </summary>
    private static IEnumerable<XElement> Top(XElement within, params string[] kinds)
    {
        foreach (var child in within.Elements().Where(e => e.Name.LocalName is not ("Fallback" or "del" or "moveFrom")))
        {
            foreach (var found in kinds.Contains(child.Name.LocalName) ? [child] : Top(child, kinds))
            {
                yield return found;
            }
        }
    }

    private static string Words(XElement part)
    {
        var text = new StringBuilder();
        foreach (var piece in Top(part, "t", "tab", "br", "cr", "noBreakHyphen", "p"))
        {
            if (piece.Name.LocalName is "p")
            {
                text.Append(text.Length > 0 ? "\n" : "").Append(Words(piece));
                continue;
            }
            text.Append(
                piece.Name.LocalName switch
                {
                    "t" => piece.Value,
                    "tab" => " ",
                    "noBreakHyphen" => "-",
                    _ => "\n",
                }
            );
        }
        return string.Concat(text.ToString().Where(c => !char.IsControl(c) || c is '\n')).Trim();
    }
}
