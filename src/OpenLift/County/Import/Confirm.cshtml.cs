using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace OpenLift.County.Import;

/// <summary>What the file would change, and every row it would refuse, with the button that says yes. All of it or nothing.</summary>
[Needs(Permission.ManageCounty)]
public sealed class ConfirmImport(Store store) : CountyPage(store)
{
    [FromRoute]
    public Id<WaitingImport> Id { get; set; }

    public WaitingImport Waiting { get; private set; } = null!;
    public ImportReport Report { get; private set; } = null!;
    public RegisterKind Kind => Enum.Parse<RegisterKind>(Waiting.Kind);

    /// <summary>How many of each are shown; the list to download has them all.</summary>
    public const int Most = 50;

    public IEnumerable<(string Title, string? Hint, IReadOnlyList<ImportChange> Rows)> Lists =>
        new (string, string?, IReadOnlyList<ImportChange>)[]
        {
            ("Close", "Once they are brought in you see at which of them people and children still are.", Report.Of(ChangeKind.Closes)),
            ("Open again", "They are closed here now. Is that so, or is the file damaged?", Report.Of(ChangeKind.Reopens)),
            ("New", null, Report.Of(ChangeKind.New)),
            ("Change", null, Report.Of(ChangeKind.Changed)),
            ("Open here and not in this file", "Nothing happens to them. Close on its page what is no longer there.", Report.Missing),
        }.Where(l => l.Item3.Count > 0);

    protected override async Task<bool> Find()
    {
        var id = Id;
        return (Waiting = (await Store.WaitingImports.AsNoTracking().SingleOrDefaultAsync(w => w.Id == id))!) is not null;
    }

    protected override async Task Load() => Report = await SettingImport.Take(Store, SettingImport.Kept(Waiting.Content));

    public async Task<IActionResult> OnPost()
    {
        await Store.SaveChangesAsync();
        await Store.Database.ExecuteSqlAsync($"delete from waiting_import where id = {Id.Value}");
        return Go(Report.Closed > 0 ? "/county/settings/closed" : "/county/settings", Report.InWords);
    }

    /// <summary>All of it, row by row, to look through in a spreadsheet.</summary>
    public FileContentResult OnGetList()
    {
        var lines = Report
            .Changes.Concat(Report.Missing)
            .Select(c => (Report.Missing.Contains(c) ? "Not in the file" : c.Kind.Words, c.Number, c.Name, c.What))
            .Concat(Report.Refused.Select(r => ("Refused", $"line {r.Line}", r.About, r.Reason)))
            .Prepend(("What happens", "Number", "Name", "What changes"));
        var text = string.Concat(lines.Select(l => string.Join(',', new[] { l.Item1, l.Item2, l.Item3, l.Item4 }.Select(Cell)) + "\r\n"));
        return new(System.Text.Encoding.UTF8.GetBytes("\uFEFF" + text), "text/csv")
        {
            FileDownloadName = "what-this-file-would-change.csv",
        };

        static string Cell(string field) =>
            $"\"{(field is ['=' or '+' or '-' or '@', ..] ? "'" : "")}{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
