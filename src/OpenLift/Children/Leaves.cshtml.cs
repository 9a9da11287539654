using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using OpenLift.Platform.Govuk;

namespace OpenLift.Children;

/// <summary>That a child leaves a setting, or did not after all (C3).</summary>
[Needs(Permission.CorrectIdentity)]
public sealed class ChildLeaves(Store store) : ChildRecordPage(store)
{
    [BindProperty, Display(Name = "Which setting?")]
    public string? SettingId { get; set; }

    [BindProperty, Display(Name = "What is the last day there?")]
    public DateOnly? LastDay { get; set; }

    private IReadOnlyList<Enrolment> _mine = [];

    public IReadOnlyList<Enrolment> Attended => [.. _mine.Where(e => e.Until is null)];
    public IReadOnlyList<Enrolment> Left => [.. _mine.Where(e => e.Until is not null)];
    public IReadOnlyList<Choice> Settings => [.. Attended.Select(e => new Choice(e.SettingId.ToString(), e.SettingName))];

    public override IReadOnlyDictionary<string, string?> Saved =>
        _mine
            .GroupBy(e => e.SettingName)
            .ToDictionary(g => $"Last day at {g.Key}", g => (string?)string.Join(", ", g.Select(e => e.Until?.InFull ?? "not said")));

    /// <summary>
    /// What this person may answer for: their own settings, also when the child has left; all, where they may write the record.
    /// </summary>
    internal static IEnumerable<Enrolment> Of(Child child, Actor actor, bool mayWrite) =>
        child
            .Enrolments.Where(e => actor.Settings.Contains(e.SettingId) || (mayWrite && actor.Settings.Count is 0))
            .OrderByDescending(e => e.Until ?? DateOnly.MaxValue)
            .DistinctBy(e => e.SettingId);

    protected override async Task<bool> Find()
    {
        if (!await base.Find())
        {
            return false;
        }
        _mine = [.. Of(Record, Actor, await ChildWritePage.MayWrite(Store, Record))];
        return _mine.Count > 0;
    }

    public Task<IActionResult> OnPost()
    {
        var setting = ChosenOf(
            [.. Attended.Select(e => e.SettingId)],
            SettingId,
            "Choose which setting the child leaves",
            nameof(SettingId)
        );
        Record.Leaves(setting, Needed(LastDay, "Enter the last day", nameof(LastDay)), Today);
        return Save("The last day is saved");
    }

    public Task<IActionResult> OnPostStays(Id<County.Setting> setting)
    {
        if (_mine.FirstOrDefault(e => e.SettingId == setting) is not { } enrolment)
        {
            return Task.FromResult<IActionResult>(NotFound());
        }
        Record.Stays(setting);
        return Save($"The child is at {enrolment.SettingName} as before");
    }

    private async Task<IActionResult> Save(string said)
    {
        await Store.SaveChangesAsync();
        return Go($"/children/{Id}", said);
    }
}
