using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace OpenLift.County.Import;

public enum ChangeKind
{
    New,
    Changed,
    Closes,

    [Said("Opens again")]
    Reopens,
}

/// <summary>What a file would do, or did, to one setting.</summary>
public sealed record ImportChange(ChangeKind Kind, string Number, string Name, string What, Id<Setting>? Setting);

/// <summary>What taking a file would change, or did, setting by setting.</summary>
public sealed record ImportReport(
    IReadOnlyList<ImportChange> Changes,
    int PostcodesNew,
    int PostcodesChanged,
    int Same,
    int NotOurs,
    IReadOnlyList<Refusal> Refused,
    IReadOnlyList<ImportChange> Missing,
    IReadOnlyList<string> Warnings
)
{
    public int New => PostcodesNew + Of(ChangeKind.New).Count;
    public int Changed => PostcodesChanged + Of(ChangeKind.Changed).Count;
    public int Closed => Of(ChangeKind.Closes).Count;
    public int Reopened => Of(ChangeKind.Reopens).Count;

    public IReadOnlyList<ImportChange> Of(ChangeKind kind) => [.. Changes.Where(c => c.Kind == kind)];

    public string InWords =>
        $"{New} new, {Changed} changed, {Closed} closed, {Reopened} open again, {Same} the same, {Refused.Count} refused";
}

/// <summary>
/// Takes a register into the county: adds, updates, closes, never deletes and never doubles. All of it or nothing (C2, X9).
/// </summary>
public static class SettingImport
{
    /// <summary>Kent's number among local authorities, which GIAS is filtered by.</summary>
    public const string Authority = "886";

    /// <summary>Reads the file, once: what it says is kept, and compared as often as somebody looks.</summary>
    public static async Task<RegisterRows> Read(Store store, RegisterKind kind, byte[] content)
    {
        if (kind is RegisterKind.Postcodes)
        {
            return RegisterFile.ReadPostcodes(content);
        }
        var districts = await store.Districts.AsNoTracking().ToDictionaryAsync(d => d.Code, d => d.Id);
        var postcodes = await store.Postcodes.AsNoTracking().ToDictionaryAsync(p => p.Value, p => p.DistrictCode);
        return RegisterFile.Read(kind, content, Authority, districts, postcodes);
    }

    public static byte[] Kept(RegisterRows rows) => JsonSerializer.SerializeToUtf8Bytes(rows, Plain);

    public static RegisterRows Kept(byte[] rows) => JsonSerializer.Deserialize<RegisterRows>(rows, Plain)!;

    /// <summary>Reads the file against what is stored and changes the records in memory; the caller saves them, or does not.</summary>
    public static async Task<ImportReport> Take(Store store, RegisterKind kind, byte[] content) =>
        await Take(store, await Read(store, kind, content));

    /// <summary>Changes the records in memory by what was read; the caller saves them, or does not.</summary>
    public static async Task<ImportReport> Take(Store store, RegisterRows rows)
    {
        var warnings = new List<string>();
        if (rows.EndsOpen)
        {
            warnings.Add("The last line of the file has no end. If the file was cut short, fetch it again");
        }
        return rows.Postcodes.Count > 0 ? await TakePostcodes(store, rows, warnings) : await TakeSettings(store, rows, warnings);
    }

    private static async Task<ImportReport> TakeSettings(Store store, RegisterRows rows, List<string> warnings)
    {
        var known = await store.Settings.ToDictionaryAsync(s => (s.Register, s.Number));
        var (changes, same) = (new List<ImportChange>(), 0);
        foreach (var found in rows.Found)
        {
            if (!known.TryGetValue((found.Register, found.Number), out var setting))
            {
                store.Add(Setting.Enter(found, store.Now));
                changes.Add(new(ChangeKind.New, found.Number, found.Name, found.ClosedOn is { } on ? $"Closed on {on.InFull}" : "", null));
                continue;
            }
            if (found.District is { } district && setting.DistrictId is { } ours && district != ours)
            {
                warnings.Add(
                    $"{setting.Name} ({setting.Number}) lies in another district by the register: it stays where the county put it"
                );
            }
            var (was, what) = (setting.ClosedOn, string.Join("; ", setting.Differences(found)));
            if (!setting.Update(found))
            {
                same++;
                continue;
            }
            changes.Add(
                new(
                    was is null && setting.ClosedOn is not null ? ChangeKind.Closes
                        : was is not null && setting.ClosedOn is null ? ChangeKind.Reopens
                        : ChangeKind.Changed,
                    setting.Number,
                    setting.Name,
                    what,
                    setting.Id
                )
            );
        }
        var registers = rows.Found.Select(f => f.Register).ToHashSet();
        var there = rows.Found.Select(f => (f.Register, f.Number)).ToHashSet();
        var held = known
            .Values.Where(s => registers.Contains(s.Register) && s.ClosedOn is null && s.Kind is not SettingKind.Portage)
            .ToList();
        var missing = held.Where(s => !there.Contains((s.Register, s.Number)))
            .OrderBy(s => s.Name, StringComparer.Ordinal)
            .Select(s => new ImportChange(ChangeKind.Closes, s.Number, s.Name, "Open here, and not in this file", s.Id))
            .ToList();
        if (missing.Count * 2 > held.Count)
        {
            warnings.Add(
                "The file holds far fewer settings than are open here: "
                    + $"{missing.Count} of {held.Count} are not in it. Is it the whole register?"
            );
        }
        return new(changes, 0, 0, same, rows.NotOurs, rows.Refused, missing, warnings);
    }

    private static async Task<ImportReport> TakePostcodes(Store store, RegisterRows rows, List<string> warnings)
    {
        var known = await store.Postcodes.ToDictionaryAsync(p => p.Value);
        var (added, changed) = (0, 0);
        foreach (var postcode in rows.Postcodes)
        {
            if (!known.TryGetValue(postcode.Value, out var stored))
            {
                store.Add(postcode);
                added++;
            }
            else if ((stored.DistrictCode, stored.Easting, stored.Northing) != (postcode.DistrictCode, postcode.Easting, postcode.Northing))
            {
                store.Entry(stored).CurrentValues.SetValues(postcode);
                changed++;
            }
        }
        return new([], added, changed, rows.Postcodes.Count - added - changed, 0, rows.Refused, [], warnings);
    }

    private static readonly JsonSerializerOptions Plain = new() { Converters = { new IdOf<District>() } };

    private sealed class IdOf<T> : System.Text.Json.Serialization.JsonConverter<Id<T>>
    {
        public override Id<T> Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => new(reader.GetGuid());

        public override void Write(Utf8JsonWriter writer, Id<T> value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Value);
    }
}
