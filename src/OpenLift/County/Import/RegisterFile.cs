using System.Globalization;
using System.Text.RegularExpressions;

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

/// <summary>What a file says, read once and kept until somebody says yes. Reading changes nothing.</summary>
public sealed record RegisterRows(
    IReadOnlyList<Particulars> Found,
    IReadOnlyList<Postcode> Postcodes,
    IReadOnlyList<Refusal> Refused,
    int NotOurs,
    bool EndsOpen
);

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
        var found = new List<(Particulars What, int Line)>();
        var refused = new List<Refusal>();
        var notOurs = 0;
        var file = CsvFile.Read(content, Needed[kind]);
        foreach (var row in file.Rows)
        {
            var about = row.Get("EstablishmentName", "Provider name", "school_name", "name") ?? "no name";
            try
            {
                if (row.Misfit is { } misfit)
                {
                    throw new Unfit(misfit);
                }
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
                found.Add((setting, row.Line));
            }
            catch (Unfit unfit)
            {
                refused.Add(new(row.Line, about, unfit.Message));
            }
        }
        foreach (var same in found.GroupBy(f => (f.What.Register, f.What.Number)).Where(g => g.Count() > 1).ToList())
        {
            var (first, agree) = (same.First(), same.All(f => f.What == same.First().What));
            foreach (var (what, line) in agree ? same.Skip(1) : same)
            {
                refused.Add(
                    new(
                        line,
                        what.Name,
                        agree
                            ? $"the number {what.Number} is already on line {first.Line}"
                            : $"the number {what.Number} stands on lines {string.Join(" and ", same.Select(f => f.Line))}, "
                                + "which do not say the same"
                    )
                );
            }
            found.RemoveAll(f => (f.What.Register, f.What.Number) == same.Key && (!agree || f.Line != first.Line));
        }
        return new([.. found.Select(f => f.What)], [], [.. refused.OrderBy(r => r.Line)], notOurs, file.EndsOpen);
    }

    /// <summary>The columns that a file of each kind must have to be it: without them a closed school would come in as open.</summary>
    private static readonly Dictionary<RegisterKind, string[]> Needed = new()
    {
        [RegisterKind.Gias] = ["URN", "LA (code)", "EstablishmentName", "EstablishmentStatus (name)", "CloseDate"],
        [RegisterKind.Ofsted] = ["Provider URN", "Provider type", "Provider name", "Provider status"],
        [RegisterKind.Schools] = ["urn", "school_name|name"],
        [RegisterKind.Postcodes] = ["postcode", "easting", "northing", "district_code"],
    };

    /// <summary>Reads a postcode file: postcode, easting, northing, district_code. It may be gzipped.</summary>
    public static RegisterRows ReadPostcodes(byte[] content)
    {
        var found = new Dictionary<string, Postcode>();
        var refused = new List<Refusal>();
        var file = CsvFile.Read(content, Needed[RegisterKind.Postcodes]);
        foreach (var row in file.Rows)
        {
            var (postcode, code) = (row.Get("postcode"), row.Get("district_code"));
            if (
                row.Misfit is not null
                || postcode is null
                || code is null
                || !int.TryParse(row.Get("easting"), out var east)
                || !int.TryParse(row.Get("northing"), out var north)
            )
            {
                refused.Add(
                    new(
                        row.Line,
                        postcode ?? "no postcode",
                        row.Misfit ?? "a postcode, a district code, an easting and a northing are needed"
                    )
                );
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
        return new([], [.. found.Values], refused, 0, file.EndsOpen);
    }

    public static string Plain(string postcode) => postcode.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();

    private static Particulars FromGias(CsvRow row) =>
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

    private static Particulars FromOfsted(CsvRow row)
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

    private static Particulars FromPlain(CsvRow row) =>
        new(Register.Gias, Urn(row, "urn"), SettingKind.School, Name(row, "school_name", "name"))
        {
            Laestab = row.Get("laestab"),
            Type = row.Get("dfe_school_type", "type"),
            Phase = row.Get("phase_derived", "phase"),
            Postcode = row.Get("nearest_postcode", "postcode"),
            Roll = Whole(row, "pupils_on_roll", "roll"),
            ClosedOn = Date(row, "closed_on"),
            SaysIfClosed = row.HasColumn("closed_on"),
        };

    private static string Urn(CsvRow row, string column) =>
        row.Get(column) is not { } urn ? throw new Unfit("it has no URN")
        : urn.Length is 6 && urn.All(char.IsAsciiDigit) ? urn
        : throw new Unfit($"{urn} is not a URN: it must have six numbers");

    private static string Name(CsvRow row, params string[] columns) => row.Get(columns) ?? throw new Unfit("it has no name");

    private static int? Whole(CsvRow row, params string[] columns) =>
        row.Get(columns) is not { } text || text is Redacted ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new Unfit($"{text} is not a number of children");

    private static DateOnly? Date(CsvRow row, string column) =>
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

    [GeneratedRegex("^((EY|VC)[0-9]{6}|[0-9]{6,7})$")]
    private static partial Regex OfstedNumber();

    private sealed class Unfit(string message) : Exception(message);
}
