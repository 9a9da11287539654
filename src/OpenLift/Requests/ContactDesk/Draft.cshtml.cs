using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Children;
using OpenLift.Platform.Govuk;

namespace OpenLift.Requests.ContactDesk;

/// <summary>Turns a call into its setting's draft. Only what the call does not say yet is asked (L1).</summary>
[Needs(Permission.AnswerCalls)]
public sealed class DraftFromCall(Store store) : RecordPage<Call>(store)
{
    [BindProperty, Display(Name = "Which setting makes the request?")]
    public string? SettingId { get; set; }

    [BindProperty, Display(Name = "Child’s first names"), StringLength(300, ErrorMessage = NewChild.NameTooLong)]
    public string? ChildFirstName { get; set; }

    [BindProperty, Display(Name = "Child’s last name"), StringLength(300, ErrorMessage = NewChild.NameTooLong)]
    public string? ChildLastName { get; set; }

    [BindProperty, Display(Name = "Child’s date of birth")]
    public DateOnly? ChildBorn { get; set; }

    public IReadOnlyList<Choice> Settings { get; private set; } = [];

    protected override async Task Load() => Settings = Record.SettingId is null ? await Store.SettingChoices() : [];

    public async Task<IActionResult> OnPost()
    {
        var setting = Record.SettingId is { } known
            ? await Store.Settings.SingleAsync(s => s.Id == known)
            : await Store.SettingOfDesk(
                Needed(SettingId, "Choose the setting that makes the request", nameof(SettingId)),
                nameof(SettingId)
            );
        var first = Needed(Record.ChildFirstName ?? ChildFirstName, "Enter the child’s first names", nameof(ChildFirstName));
        var last = Needed(Record.ChildLastName ?? ChildLastName, "Enter the child’s last name", nameof(ChildLastName));
        var born = Needed(Record.ChildBorn ?? ChildBorn, "Enter the child’s date of birth", nameof(ChildBorn));
        if ((setting.Id, first, last, born) != (Record.SettingId, Record.ChildFirstName, Record.ChildLastName, Record.ChildBorn))
        {
            Record.IsAbout(setting, first, last, born, Today);
        }
        var child = await SameChild.At(Store, setting.Id, first, last, born);
        if (child is null)
        {
            child = Child.Add(first, last, born, setting, Today, Now);
            Store.Add(child);
            var found = await SameChild.Find(Store, Described.Of(child));
            await Store.Compare(child, [.. found.Visible, .. found.Elsewhere]);
        }
        child.MayBeAskedForBy(setting.Id, setting.Name, Today, nameof(ChildFirstName));
        var (draft, family) = Record.MakeRequest(child, setting, await Store.Districts.SingleAsync(d => d.Id == setting.DistrictId), Now);
        Store.AddRange(draft, family);
        await Store.SaveChangesAsync();
        return Go($"/calls/{Id}", $"{setting.Name} has the draft: its reference is {draft.Reference}");
    }
}
