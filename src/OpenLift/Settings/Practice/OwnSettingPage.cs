using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.County;
using OpenLift.People;
using OpenLift.Platform.Govuk;

namespace OpenLift.Settings.Practice;

/// <summary>A page about one's own setting. Who works for several chooses which one; another's is not there.</summary>
public abstract class OwnSettingPage(Store store) : ListPage(store)
{
    [BindProperty(SupportsGet = true, Name = "setting")]
    public string? Chosen { get; set; }

    public Id<Setting> SettingId { get; private set; }
    public string SettingName { get; private set; } = "";

    /// <summary>The settings to change between, where there are several.</summary>
    public IReadOnlyList<Choice> Settings => Mine is { Count: > 1 } several ? several : [];

    private IReadOnlyList<Choice> Mine => [.. Own(Role.SettingStaff).OrderBy(s => s.Text, StringComparer.Ordinal)];

    /// <summary>An address that stays with the chosen setting.</summary>
    public string At(string path) =>
        Settings.Count is 0 ? path : $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}setting={SettingId}";

    protected override Task<bool> Find()
    {
        var own = Mine.FirstOrDefault(s => Chosen is null || s.Value == Chosen);
        if (own is not null)
        {
            (SettingId, SettingName) = (new(Guid.Parse(own.Value!)), own.Text!);
        }
        return Task.FromResult(own is not null);
    }

    protected Task<Setting> TheSetting() => Store.Settings.SingleAsync(s => s.Id == SettingId);
}
