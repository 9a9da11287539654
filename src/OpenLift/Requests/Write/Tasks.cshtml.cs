using Microsoft.AspNetCore.Mvc;

namespace OpenLift.Requests;

/// <summary>The task list: what is asked, how far each part is, and where the SENCO left off (L2).</summary>
[Needs(Permission.DraftRequest)]
public sealed class RequestTasks(Store store) : RequestPage(store)
{
    public IReadOnlyList<(string Section, RequestTask[] Tasks)> Sections => Record.TaskList(Consent, Files.Count);

    protected override async Task<bool> Find() => await base.Find() && Mine;

    /// <summary>Once it is sent there is nothing to write: an old address leads to where it stands.</summary>
    public IActionResult OnGet() => Record.Status.IsOpenToSetting ? Page() : LocalRedirect($"/requests/{Id}");

    public int Done => Sections.SelectMany(s => s.Tasks).Count(t => t.Answered is Answered.Completed);
}
