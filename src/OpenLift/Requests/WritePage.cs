using OpenLift.County;

namespace OpenLift.Requests;

/// <summary>A page on which the setting writes part of a request. Once it is sent there is nothing to write, and so no page.</summary>
public abstract class WritePage(Store store) : RequestPage(store)
{
    /// <summary>Came from the check page, and goes back there.</summary>
    [Microsoft.AspNetCore.Mvc.BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    public CodeLabels Labels { get; private set; } = null!;

    protected override async Task<bool> Find() =>
        await base.Find() && (Record.Status.IsOpenToSetting || HttpMethods.IsPost(Request.Method)) && Mine;

    protected override async Task Load()
    {
        await base.Load();
        Labels = await Store.CodeLabels();
    }

    /// <summary>Saves and goes back to the task list.</summary>
    protected async Task<Microsoft.AspNetCore.Mvc.IActionResult> Save(string said, string? to = null)
    {
        await Store.SaveChangesAsync();
        return Go(to ?? $"/requests/{Id}/{(From is "check" ? "check" : "tasks")}", $"{said} Last saved at {Now.CountyHour:HH\\:mm}.");
    }
}
