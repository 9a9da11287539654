using System.IO.Compression;
using System.Text;

namespace OpenLift.County.Import;

/// <summary>
/// A file of rows and columns, read strictly: what is damaged is refused with words and never read on past the damage. Every file that
/// the county takes in passes here (X9).
/// </summary>
public sealed class CsvFile
{
    private const int LargestUnpacked = 400 * 1024 * 1024;
    private const int MostLinesInAField = 10;
    private readonly Dictionary<string, int> _columns = [];

    public IReadOnlyList<CsvRow> Rows { get; private init; } = [];

    /// <summary>Its last line has no end: it may be whole, or cut short just there.</summary>
    public bool EndsOpen { get; private init; }

    private CsvFile(IReadOnlyList<string> header)
    {
        for (var i = 0; i < header.Count; i++)
        {
            if (header[i].Length > 0 && !_columns.TryAdd(header[i], i))
            {
                throw Refused($"Its first line names the column {header[i]} twice: it cannot be told which of them counts");
            }
        }
    }

    /// <param name="needed">The columns without which the file is not what it is said to be; alternatives are parted by a bar.</param>
    public static CsvFile Read(byte[] content, params string[] needed)
    {
        var text = Decode(content is [0x1F, 0x8B, ..] ? Unzip(content) : content);
        var rows = Parse(text);
        if (rows is [])
        {
            throw Refused("The file is empty");
        }
        var header = rows[0].Fields;
        var endsOpen = text[^1] is not ('\n' or '\r');
        if (endsOpen && rows.Count > 1 && rows[^1].Fields.Count < header.Count)
        {
            throw Refused($"The file is cut short: its last line ({rows[^1].Line}) breaks off. Fetch it again, whole");
        }
        var file = new CsvFile(header);
        foreach (var column in needed)
        {
            if (!column.Split('|').Any(file._columns.ContainsKey))
            {
                throw Refused(
                    header.Count is 1 && (header[0].Contains(';') || header[0].Contains('\t'))
                        ? "Its columns are parted by semicolons or tabs: save it as CSV with commas"
                        : "This is not such a file: its first line has no column called "
                            + column.Replace("|", " or ", StringComparison.Ordinal)
                );
            }
        }
        return new(header)
        {
            EndsOpen = endsOpen,
            Rows =
            [
                .. rows.Skip(1).Where(r => r.Fields is not [""]).Select(r => new CsvRow(file._columns, r.Fields, header.Count, r.Line)),
            ],
        };
    }

    private static List<(IReadOnlyList<string> Fields, int Line)> Parse(string text)
    {
        var rows = new List<(IReadOnlyList<string>, int)>();
        var (line, at) = (1, 0);
        while (at < text.Length)
        {
            var (fields, began) = (new List<string>(), line);
            while (true)
            {
                fields.Add(at < text.Length && text[at] is '"' ? Quoted(text, ref at, ref line) : Plain(text, ref at));
                if (at >= text.Length || text[at] is not ',')
                {
                    break;
                }
                at++;
                if (at >= text.Length)
                {
                    fields.Add("");
                    break;
                }
            }
            if (at < text.Length)
            {
                at += text[at] is '\r' && at + 1 < text.Length && text[at + 1] is '\n' ? 2 : 1;
                line++;
            }
            rows.Add((fields, began));
        }
        return rows;
    }

    private static string Plain(string text, ref int at)
    {
        var end = text.AsSpan(at).IndexOfAny(",\r\n") is var found and >= 0 ? at + found : text.Length;
        var field = text[at..end];
        at = end;
        return field.Trim();
    }

    private static string Quoted(string text, ref int at, ref int line)
    {
        var (field, began) = (new StringBuilder(), line);
        at++;
        while (true)
        {
            if (at >= text.Length || line - began > MostLinesInAField)
            {
                throw Refused(
                    $"On line {began} a quotation mark begins a field that does not end: all rows behind it would be lost. "
                        + "Fetch the file again, or mend that line"
                );
            }
            var c = text[at++];
            if (c is '"')
            {
                if (at < text.Length && text[at] is '"')
                {
                    at++;
                }
                else
                {
                    break;
                }
            }
            line += c is '\n' ? 1 : 0;
            field.Append(c);
        }
        while (at < text.Length && text[at] is ' ')
        {
            at++;
        }
        return at >= text.Length || text[at] is ',' or '\r' or '\n'
            ? field.ToString().Trim()
            : throw Refused($"On line {line} something stands behind a closing quotation mark: the file is damaged there");
    }

    /// <summary>The registers come as UTF-8, from older systems as Windows-1252, and from Excel sometimes as UTF-16.</summary>
    private static string Decode(byte[] content)
    {
        if (content is [0x50, 0x4B, 0x03, 0x04, ..] or [0xD0, 0xCF, 0x11, 0xE0, ..])
        {
            throw Refused("This is an Excel workbook or a packed folder: save it as CSV (comma delimited), and send that");
        }
        Encoding? wide =
            content is [0xFF, 0xFE, ..] or [not 0, 0, not 0, 0, ..] ? Encoding.Unicode
            : content is [0xFE, 0xFF, ..] or [0, not 0, 0, not 0, ..] ? Encoding.BigEndianUnicode
            : null;
        string text;
        try
        {
            text = (wide ?? new UTF8Encoding(false, throwOnInvalidBytes: true)).GetString(content).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            text = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(content);
        }
        return text.Contains('\0') || text.Contains('\uFFFD')
            ? throw Refused("The file is not text that can be read. Save it as CSV in UTF-8, and send that")
            : text;
    }

    private static byte[] Unzip(byte[] content)
    {
        using var unzip = new GZipStream(new MemoryStream(content), CompressionMode.Decompress);
        using var all = new MemoryStream();
        var buffer = new byte[81920];
        try
        {
            int read;
            while ((read = unzip.Read(buffer)) > 0)
            {
                all.Write(buffer, 0, read);
                if (all.Length > LargestUnpacked)
                {
                    throw Refused("The file is too large when unpacked");
                }
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException)
        {
            throw Refused("The packed file is damaged or cut short. Fetch it again, whole");
        }
        return all.ToArray();
    }

    private static RuleBroken Refused(string words) => new(words, "Upload");
}

/// <summary>One row, and on which line of the file it begins.</summary>
public sealed class CsvRow(IReadOnlyDictionary<string, int> columns, IReadOnlyList<string> fields, int width, int line)
{
    public int Line => line;

    /// <summary>What is wrong with its shape: a comma too many or too few moves every field behind it.</summary>
    public string? Misfit => fields.Count == width ? null : $"it has {fields.Count.Of("field")} and the first line has {width}";

    public bool HasColumn(string name) => columns.ContainsKey(name);

    /// <summary>The first of these columns that says something.</summary>
    public string? Get(params string[] names)
    {
        foreach (var name in names)
        {
            if (columns.TryGetValue(name, out var at) && at < fields.Count && !string.IsNullOrWhiteSpace(fields[at]))
            {
                return fields[at];
            }
        }
        return null;
    }
}
