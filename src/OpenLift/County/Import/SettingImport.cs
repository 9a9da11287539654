using Microsoft.EntityFrameworkCore;

namespace OpenLift.County.Import;

/// <summary>What taking a file would change, or did.</summary>
public sealed record ImportReport(int New, int Changed, int Same, int Closed, int NotOurs, IReadOnlyList<Refusal> Refused);

/// <summary>
/// Takes a register into the county: adds, updates, closes, never deletes and never doubles. All of it or nothing (C2, X9).
/// </summary>
public static class SettingImport
{
    /// <summary>Kent's number among local authorities, which GIAS is filtered by.</summary>
    public const string Authority = "886";

    /// <summary>Reads the file against what is stored and changes the records in memory; the caller saves them, or does not.</summary>
    public static async Task<ImportReport> Take(Store store, RegisterKind kind, byte[] content)
    {
        if (kind is RegisterKind.Postcodes)
        {
            return await TakePostcodes(store, content);
        }
        var districts = await store.Districts.AsNoTracking().ToDictionaryAsync(d => d.Code, d => d.Id);
        var postcodes = await store.Postcodes.AsNoTracking().ToDictionaryAsync(p => p.Value, p => p.DistrictCode);
        var rows = RegisterFile.Read(kind, content, Authority, districts, postcodes);
        var known = await store.Settings.ToDictionaryAsync(s => (s.Register, s.Number));
        var (added, changed, same, closed) = (0, 0, 0, 0);
        foreach (var found in rows.Found)
        {
            if (!known.TryGetValue((found.Register, found.Number), out var setting))
            {
                store.Add(Setting.Enter(found, store.Now));
                added++;
            }
            else if (setting.ClosedOn is var was && setting.Update(found))
            {
                _ = was is null && setting.ClosedOn is not null ? closed++ : changed++;
            }
            else
            {
                same++;
            }
        }
        return new(added, changed, same, closed, rows.NotOurs, rows.Refused);
    }

    private static async Task<ImportReport> TakePostcodes(Store store, byte[] content)
    {
        var (found, refused) = RegisterFile.ReadPostcodes(content);
        var known = await store.Postcodes.ToDictionaryAsync(p => p.Value);
        var (added, changed) = (0, 0);
        foreach (var postcode in found)
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
        return new(added, changed, found.Count - added - changed, 0, 0, refused);
    }
}
