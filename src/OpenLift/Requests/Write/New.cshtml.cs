using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Children.Consent;
using OpenLift.Platform.Govuk;

namespace OpenLift.Requests;

/// <summary>Chooses the child a request is about, and opens the draft (L2).</summary>
[Needs(Permission.DraftRequest)]
public sealed class NewRequest(Store store) : CountyPage(store)
{
    private const int Shown = 20;

    [BindProperty(SupportsGet = true), Display(Name = "Child"), Required(ErrorMessage = "Choose a child")]
    public string? Child { get; set; }

    [BindProperty, Display(Name = "Which of your settings is asking?")]
    public string? SettingId { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Name { get; set; }

    [BindProperty, Display(Name = "Start another request for this child")]
    public bool Another { get; set; }

    public IReadOnlyList<Choice> Children { get; private set; } = [];

    /// <summary>The request that is open for the child already.</summary>
    public string? Open { get; private set; }

    protected override async Task Load()
    {
        var wanted = (Name ?? "").ForMatching;
        var chosen = Guid.TryParse(Child, out var id) ? new Id<Children.Child>(id) : default;
        var children = await Store
            .Children.Where(c => c.Id == chosen || wanted == "" || c.MatchName.Contains(wanted))
            .OrderByDescending(c => c.Id == chosen)
            .ThenBy(c => c.LastName)
            .ThenBy(c => c.FirstName)
            .Take(Shown)
            .Select(c => new
            {
                c.Id,
                c.FirstName,
                c.LastName,
                c.Born,
            })
            .ToListAsync();
        Children =
        [
            .. children.Select(c => new Choice(c.Id.ToString(), $"{c.FirstName} {c.LastName}", Hint: new($"Born {c.Born.InFull}"))),
        ];
        Store.Looked([.. children.Select(c => c.Id)], Request.Path);
    }

    public async Task<IActionResult> OnPost()
    {
        var child = Guid.TryParse(Child, out var chosen)
            ? await Store.Children.Include(c => c.Enrolments).SingleOrDefaultAsync(c => c.Id == new Id<Children.Child>(chosen))
            : null;
        if (child is null)
        {
            throw new RuleBroken("Choose a child", nameof(Child));
        }
        var own = Actor.Settings.Where(s => child.Attends(s, Today)).ToList();
        if (own is [])
        {
            throw new RuleBroken("The child has left your setting: the setting that the child attends now asks", nameof(Child));
        }
        child.MayBeAskedForBy(own[0], "your setting", Today, nameof(Child));
        Open = await Store
            .Requests.Where(r =>
                r.ChildId == child.Id
                && (
                    r.Status == RequestStatus.Draft
                    || r.Status == RequestStatus.Sent
                    || r.Status == RequestStatus.WaitingForInformation
                    || r.Status == RequestStatus.OnAgenda
                )
            )
            .Select(r => r.Reference)
            .FirstOrDefaultAsync();
        if (Open is not null && !Another)
        {
            throw new RuleBroken(
                $"There is a request for this child already: {Open}. Go on with it, or say that you start another",
                nameof(Another)
            );
        }
        var id = ChosenOf(own, SettingId, "Choose which setting is asking", nameof(SettingId));
        var setting = await Store.Settings.SingleAsync(s => s.Id == id);
        var district = setting.DistrictId is { } districtId
            ? await Store.Districts.SingleAsync(d => d.Id == districtId)
            : throw new RuleBroken(
                "The county has not recorded which district serves your setting yet: ask the administrator to add it.",
                nameof(SettingId)
            );
        var me = await Store.People.SingleAsync(p => p.Id == Actor.PersonId);
        var request = Requests.Request.Start(child, setting, district, me.Name, me.Email, Now);
        Store.AddRange(request, ViewsAndConsent.For(request, Now));
        await Store.SaveChangesAsync();
        return Go($"/requests/{request.Id}/tasks", $"The request is started: its reference is {request.Reference}");
    }
}
