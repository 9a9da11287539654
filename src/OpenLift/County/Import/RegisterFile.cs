using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using CsvHelper;

namespace OpenLift.County.Import;

public enum RegisterKind
{
    [Said("Get Information About Schools (establishment download)")]
    Gias,

    [Said("Ofsted early years register")]
    Ofsted,

    [Said("Plain list of schools")]
    Schools,

    [Said("Postcodes and their districts")]
    Postcodes,
}

/// <summary>A row that was not taken: where it is in the file, what it is about, and why.</summary>
public sealed record Refusal(int Line, string About, string Reason);

/// <summary>What a file says, row by row. Reading changes nothing.</summary>
public sealed record RegisterRows(IReadOnlyList<Particulars> Found, IReadOnlyList<Refusal> Refused, int NotOurs);

/// <summary>
/// Reads the registers that the county brings its settings from: GIAS, Ofsted, or a plain list with named columns (C2, X9).
/// </summary>
public static partial class RegisterFile
{
    private const string Redacted = "REDACTED";

    /// <exception cref="RuleBroken">The file is not a CSV of this kind.</exception>
    public static RegisterRows Read(
        RegisterKind kind,
        byte[] content,
        string authority,
        IReadOnlyDictionary<string, Id<District>> districtsByCode,
        IReadOnlyDictionary<string, string> districtByPostcode
    )
    {
        var found = new List<Particulars>();
        var refused = new List<Refusal>();
        var lines = new Dictionary<(Register, string), int>();
        var notOurs = 0;
        foreach (var row in Rows(content, kind))
        {
            var about = row.Get("EstablishmentName", "Provider name", "school_name", "name") ?? "no name";
            try
            {
                if (
                    kind is RegisterKind.Gias
                    && (row.Get("LA (code)") != authority || row.Get("EstablishmentStatus (name)") is "Proposed to open")
                )
                {
                    notOurs++;
                    continue;
                }
                var setting = kind switch
                {
                    RegisterKind.Gias => FromGias(row),
                    RegisterKind.Ofsted => FromOfsted(row),
                    _ => FromPlain(row),
                };
                var code =
                    row.Get("DistrictAdministrative (code)", "district_code")
                    ?? (setting.Postcode is { } postcode ? districtByPostcode.GetValueOrDefault(Plain(postcode)) : null);
                if (code is not null)
                {
                    setting = setting with
                    {
                        District = districtsByCode.TryGetValue(code, out var district)
                            ? district
                            : throw new Unfit($"district {code} is not one of the county’s"),
                    };
                }
                if (!lines.TryAdd((setting.Register, setting.Number), row.Line))
                {
                    throw new Unfit($"the number {setting.Number} is already on line {lines[(setting.Register, setting.Number)]}");
                }
                found.Add(setting);
            }
            catch (Unfit unfit)
            {
                refused.Add(new(row.Line, about, unfit.Message));
            }
        }
        return new(found, refused, notOurs);
    }

    /// <summary>Reads a postcode file: postcode, easting, northing, district_code. It may be gzipped.</summary>
    public static (IReadOnlyList<Postcode> Found, IReadOnlyList<Refusal> Refused) ReadPostcodes(byte[] content)
    {
        var found = new Dictionary<string, Postcode>();
        var refused = new List<Refusal>();
        foreach (var row in Rows(content, RegisterKind.Postcodes))
        {
            var (postcode, code) = (row.Get("postcode"), row.Get("district_code"));
            if (
                postcode is null
                || code is null
                || !int.TryParse(row.Get("easting"), out var east)
                || !int.TryParse(row.Get("northing"), out var north)
            )
            {
                refused.Add(new(row.Line, postcode ?? "no postcode", "a postcode, a district code, an easting and a northing are needed"));
                continue;
            }
            found[Plain(postcode)] = new()
            {
                Value = Plain(postcode),
                DistrictCode = code,
                Easting = east,
                Northing = north,
            };
        }
        return ([.. found.Values], refused);
    }

    public static string Plain(string postcode) => postcode.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();

    private static Particulars FromGias(Row row) =>
        new(Register.Gias, Urn(row, "URN"), SettingKind.School, Name(row, "EstablishmentName"))
        {
            Laestab = row.Get("EstablishmentNumber") is { } number ? row.Get("LA (code)") + number : null,
            Type = row.Get("TypeOfEstablishment (name)"),
            Phase = row.Get("PhaseOfEducation (name)"),
            Address = Join(row.Get("Street"), row.Get("Locality"), row.Get("Address3"), row.Get("Town")),
            Postcode = row.Get("Postcode"),
            Phone = row.Get("TelephoneNum"),
            Roll = Whole(row, "NumberOfPupils"),
            ClosedOn = row.Get("EstablishmentStatus (name)") is "Closed"
                ? Date(row, "CloseDate") ?? throw new Unfit("it is closed and has no closing date")
                : null,
        };

    private static Particulars FromOfsted(Row row)
    {
        var number = row.Get("Provider URN") ?? throw new Unfit("it has no Ofsted number");
        if (!OfstedNumber().IsMatch(number))
        {
            throw new Unfit($"{number} is not an Ofsted number");
        }
        var type = row.Get("Provider type") ?? throw new Unfit("it has no provider type");
        var childminder = type is "Childminder" or "Home childcarer";
        var name = row.Get("Provider name");
        return new(
            Register.Ofsted,
            number,
            childminder ? SettingKind.Childminder : SettingKind.EarlyYears,
            name is null or Redacted ? $"{type} {number}" : name
        )
        {
            Type = row.Get("Provider subtype") ?? type,
            Phase = "Early years",
            Address =
                name is Redacted
                    ? null
                    : Join(
                        row.Get("Provider address line 1"),
                        row.Get("Provider address line 2"),
                        row.Get("Provider address line 3"),
                        row.Get("Provider town")
                    ),
            Postcode = row.Get("Postcode") is { } postcode and not Redacted ? postcode : null,
            Phone = row.Get("Telephone Number") is { } phone and not Redacted ? phone : null,
            Roll = Whole(row, "Places"),
            ClosedOn = row.Get("Provider status") is null or "Active"
                ? null
                : Date(row, "Closed date") ?? throw new Unfit("it is not active and has no closing date"),
        };
    }

    private static Particulars FromPlain(Row row) =>
        new(Register.Gias, Urn(row, "urn"), SettingKind.School, Name(row, "school_name", "name"))
        {
            Laestab = row.Get("laestab"),
            Type = row.Get("dfe_school_type", "type"),
            Phase = row.Get("phase_derived", "phase"),
            Postcode = row.Get("nearest_postcode", "postcode"),
            Roll = Whole(row, "pupils_on_roll", "roll"),
            ClosedOn = Date(row, "closed_on"),
        };

    private static string Urn(Row row, string column) =>
        row.Get(column) is not { } urn ? throw new Unfit("it has no URN")
        : urn.Length is 6 && urn.All(char.IsAsciiDigit) ? urn
        : throw new Unfit($"{urn} is not a URN: it must have six numbers");

    private static string Name(Row row, params string[] columns) => row.Get(columns) ?? throw new Unfit("it has no name");

    private static int? Whole(Row row, params string[] columns) =>
        row.Get(columns) is not { } text || text is Redacted ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new Unfit($"{text} is not a number of children");

    private static DateOnly? Date(Row row, string column) =>
        row.Get(column) is not { } text ? null
        : DateOnly.TryParseExact(
            text,
            ["dd-MM-yyyy", "dd/MM/yyyy", "yyyy-MM-dd"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var date
        )
            ? date
        : throw new Unfit($"{text} is not a date");

    private static string? Join(params string?[] parts) =>
        string.Join(", ", parts.Where(p => p is { Length: > 0 } and not Redacted)) is { Length: > 0 } joined ? joined : null;

    private static IEnumerable<Row> Rows(byte[] content, RegisterKind kind)
    {
        var text = Decode(content is [0x1F, 0x8B, ..] ? Unzip(content) : content);
        using var csv = CsvReader.FromText(
            text,
            CsvReaderOptions.Default with
            {
                Separator = ',',
                TrackLineNumbers = true,
                TrimWhitespace = true,
                TrimInsideQuotes = true,
            }
        );
        var first = kind switch
        {
            RegisterKind.Gias => "URN",
            RegisterKind.Ofsted => "Provider URN",
            RegisterKind.Schools => "urn",
            _ => "postcode",
        };
        csv.ReadHeader();
        if (!csv.Headers.Contains(first))
        {
            throw new RuleBroken($"This is not such a file: its first line has no column called {first}", "Upload");
        }
        while (csv.Read())
        {
            yield return new(csv, (int)csv.LineNumber);
        }
    }

    /// <summary>The registers come as UTF-8 or, from older systems, as Windows-1252.</summary>
    private static string Decode(byte[] content)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(content);
        }
    }

    private static byte[] Unzip(byte[] content)
    {
        const int largest = 400 * 1024 * 1024;
        using var unzip = new GZipStream(new MemoryStream(content), CompressionMode.Decompress);
        using var all = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = unzip.Read(buffer)) > 0)
        {
            all.Write(buffer, 0, read);
            if (all.Length > largest)
            {
                throw new RuleBroken("The file is too large when unpacked", "Upload");
            }
        }
        return all.ToArray();
    }

    [GeneratedRegex("^((EY|VC)[0-9]{6}|[0-9]{6,7})$")]
    private static partial Regex OfstedNumber();

    private readonly record struct Row(CsvReader Csv, int Line)
    {
        /// <summary>The first of these columns that says something.</summary>
        public string? Get(params string[] columns)
        {
            foreach (var column in columns)
            {
                if (
                    Csv.TryGetFieldIndex(column, out var index)
                    && index < Csv.FieldCount
                    && Csv.GetString(index) is { } value
                    && !string.IsNullOrWhiteSpace(value)
                )
                {
                    return value;
                }
            }
            return null;
        }
    }

    private sealed class Unfit(string message) : Exception(message);
}
