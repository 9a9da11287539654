using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace OpenLift.Children;

/// <summary>Adds a child to one's own setting, after warning that it may be one already known (C3, C4).</summary>
[Needs(Permission.AddChild)]
public sealed class NewChild(Store store) : CountyPage(store)
{
    public const string NameTooLong = "The name must be 300 characters or fewer";

    [BindProperty, Display(Name = "Which of your settings does the child attend?")]
    public string? SettingId { get; set; }

    [
        BindProperty,
        Display(Name = "First names"),
        Required(ErrorMessage = "Enter the child’s first names"),
        StringLength(300, ErrorMessage = NameTooLong)
    ]
    public string? FirstName { get; set; }

    [
        BindProperty,
        Display(Name = "Last name"),
        Required(ErrorMessage = "Enter the child’s last name"),
        StringLength(300, ErrorMessage = NameTooLong)
    ]
    public string? LastName { get; set; }

    [BindProperty, Display(Name = "Date of birth"), Required(ErrorMessage = "Enter the child’s date of birth")]
    public DateOnly? Born { get; set; }

    [BindProperty, Display(Name = "This is a different child")]
    public bool Different { get; set; }

    /// <summary>Where to go on with the child that was added: to its record, or on to a request.</summary>
    [BindProperty(SupportsGet = true)]
    public string? For { get; set; }

    public Child? Ours { get; private set; }
    public bool Elsewhere { get; private set; }

    public async Task<IActionResult> OnPost()
    {
        var id = ChosenOf(Actor.Settings, SettingId, "Choose which setting the child attends", nameof(SettingId));
        var setting = await Store.Settings.SingleAsync(s => s.Id == id);
        var child = Child.Add(FirstName!, LastName!, Born!.Value, setting, Today, Now);
        var found = await SameChild.Find(Store, Described.Of(child));
        (Ours, Elsewhere) = (found.Ours, found.Ours is null && found.Elsewhere.Count > 0);
        if ((Ours is not null || Elsewhere) && !Different)
        {
            ModelState.AddModelError(nameof(Different), "Check whether this is the same child, then say if it is a different one");
            return Again();
        }
        Store.Add(child);
        await Store.Compare(child, found.Elsewhere);
        await Store.SaveChangesAsync();
        return For is "request"
            ? Go($"/requests/new?child={child.Id}", "The child is added")
            : Go($"/children/{child.Id}", "The child is added");
    }
}
