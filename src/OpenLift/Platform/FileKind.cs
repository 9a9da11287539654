using System.Text;

namespace OpenLift.Platform;

/// <summary>What a file is, told by its content and never by its name, and what is wrong with one that cannot be taken (S10).</summary>
public static class FileKind
{
    public const string Pdf = "application/pdf";
    public const string Jpeg = "image/jpeg";
    public const string Png = "image/png";
    public const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public const string Refused = "The file must be a PDF, a Word document (DOCX), a JPEG or a PNG";
    private const string Upload = "Upload";

    /// <summary>The endings that each kind may bear; the first is given where the file had another.</summary>
    private static readonly Dictionary<string, string[]> Endings = new()
    {
        [Pdf] = [".pdf"],
        [Jpeg] = [".jpg", ".jpeg"],
        [Png] = [".png"],
        [Word] = [".docx"],
    };

    /// <summary>What people send often and nobody here could open, by its first bytes, with what to do instead.</summary>
    private static readonly (byte[] First, string Words)[] Others =
    [
        (
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1],
            "This is an older Office file, or one with a password. Open it, and save it without a password "
                + "as a Word document (DOCX) or a PDF"
        ),
        ("{\\rtf"u8.ToArray(), "This is rich text (RTF). Open it in Word, and save it as a Word document (DOCX) or a PDF"),
        ("GIF8"u8.ToArray(), "This is a GIF picture. Save it as a JPEG or a PNG"),
        ("BM"u8.ToArray(), "This is a bitmap (BMP) picture. Save it as a JPEG or a PNG"),
        ("II*\0"u8.ToArray(), "This is a TIFF picture. Save it as a PDF, a JPEG or a PNG"),
        ("MM\0*"u8.ToArray(), "This is a TIFF picture. Save it as a PDF, a JPEG or a PNG"),
        ("Rar!"u8.ToArray(), "This is a packed folder. Unpack it, and send its files one at a time"),
        ("7z\u00BC"u8.ToArray(), "This is a packed folder. Unpack it, and send its files one at a time"),
    ];

    private const string Photo =
        "This is a photo in the HEIC format, which not everybody can open. On an iPhone choose Settings, Camera, Formats, Most compatible "
        + "and take it again; or open it and save or share it as a JPEG";

    /// <summary>What this file is. One that cannot be taken says what is wrong with it, and what to do.</summary>
    /// <param name="wanted">The kinds that this page takes; all where none is named.</param>
    public static string Of(byte[] bytes, params string[] wanted)
    {
        var kind =
            bytes.AsSpan().StartsWith("%PDF-"u8) ? Pdf
            : bytes is [0xFF, 0xD8, 0xFF, ..] ? Jpeg
            : bytes is [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..] ? Png
            : bytes is [0x50, 0x4B, 0x03, 0x04, ..] ? Word
            : throw new RuleBroken(Why(bytes), Upload);
        if (wanted is not [] && !wanted.Contains(kind))
        {
            throw new RuleBroken("The file must be a Word document (DOCX)", Upload);
        }
        if (kind is Word)
        {
            WordPackage.MustBePlain(bytes);
        }
        if (kind is Pdf && !IsWholePdf(bytes))
        {
            throw new RuleBroken(
                "This PDF is damaged or was cut short: its end is missing. Open it to see whether it is whole, save it "
                    + "again, and send that",
                Upload
            );
        }
        return kind;
    }

    /// <summary>A name that is safe on any disk and says nothing of where it came from.</summary>
    public static string PlainName(string typed)
    {
        var name = new string([
            .. typed.Split('/', '\\')[^1].Select(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or ' ' or '(' or ')' ? c : '_'),
        ]).Trim(' ', '.');
        return name is "" ? "file"
            : name.Length > 120 ? name[^120..]
            : name;
    }

    /// <summary>The name with the ending that its content has, whatever ending it came with: nobody's computer runs a document.</summary>
    public static string NameOf(string typed, string kind)
    {
        var name = PlainName(typed);
        if (Endings.GetValueOrDefault(kind) is not { } endings || endings.Contains(Path.GetExtension(name).ToLowerInvariant()))
        {
            return name;
        }
        var ending = Path.GetExtension(name);
        var bare =
            ending.Length is > 1 and <= 6 && char.IsLetter(ending[1]) && ending[1..].All(char.IsLetterOrDigit)
                ? name[..^ending.Length]
                : name;
        return endings.Contains(Path.GetExtension(bare).ToLowerInvariant()) ? bare : PlainName(bare) + endings[0];
    }

    private static string Why(byte[] bytes)
    {
        if (bytes.Length > 12 && bytes.AsSpan(4, 4).SequenceEqual("ftyp"u8))
        {
            var brand = Encoding.ASCII.GetString(bytes, 8, 4);
            return brand is "heic" or "heix" or "hevc" or "hevx" or "heim" or "heis" or "mif1" or "msf1" or "avif"
                ? Photo
                : "This is a film. Only a PDF, a Word document (DOCX), a JPEG or a PNG can be taken";
        }
        return bytes.AsSpan().StartsWith("RIFF"u8) && bytes.Length > 12 && bytes.AsSpan(8, 4).SequenceEqual("WEBP"u8)
            ? "This is a WebP picture. Save it as a JPEG or a PNG"
            : Others.FirstOrDefault(o => bytes.AsSpan().StartsWith(o.First)).Words ?? Refused;
    }

    /// <summary>A PDF says at its end that it is there. Some programs fill up with blanks behind it.</summary>
    private static bool IsWholePdf(byte[] bytes)
    {
        var all = bytes.AsSpan().TrimEnd("\0 \r\n\t"u8);
        return all[Math.Max(0, all.Length - 1024)..].IndexOf("%%EOF"u8) >= 0;
    }
}
