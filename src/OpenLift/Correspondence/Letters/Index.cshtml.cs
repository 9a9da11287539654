using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Children;
using OpenLift.People;

namespace OpenLift.Correspondence.Letters;

/// <summary>Letters that wait to be checked and sent, the latest first, and those that were sent (S9, T1).</summary>
[Needs(Permission.WriteLetter)]
public sealed class LettersPage(Store store) : ListPage(store)
{
    [BindProperty(SupportsGet = true)]
    public LetterView? View { get; set; }

    public LetterView Shown => View ?? LetterView.ToDo;
    public IReadOnlyList<LetterRow> Rows { get; private set; } = [];

    public bool MayCheck(LetterRow row)
    {
        return Actor.May(Permission.CheckLetter)
            && row.Status is LetterStatus.Draft
            && row.WrittenBy != Actor.PersonId
            && row.ChangedBy != Actor.PersonId;
    }

    protected override async Task Load()
    {
        var letters = Store.LettersIn(Shown);
        var ordered =
            Shown is LetterView.Sent
                ? letters.OrderByDescending(l => l.SentAt).ThenBy(l => l.Id)
                : letters.OrderBy(l => l.DueOn == null).ThenBy(l => l.DueOn).ThenBy(l => l.WrittenAt).ThenBy(l => l.Id);
        await Turn(letters);
        Rows = await ordered
            .Skip(Skip)
            .Take(PageSize)
            .Select(l => new LetterRow(
                l.Id,
                l.ChildId,
                l.Reference,
                Store.Children.Where(c => c.Id == l.ChildId).Select(c => c.FirstName).First(),
                Store.Children.Where(c => c.Id == l.ChildId).Select(c => c.LastName).First(),
                l.Kind,
                l.CarerName,
                l.WriterName,
                l.WrittenBy,
                l.ChangedBy,
                l.Status,
                l.DueOn,
                l.WarnOn,
                l.SentAt,
                letters.Count()
            ))
            .ToListAsync();
        Total = Rows.Count > 0 ? Rows[0].Total : 0;
        Store.Looked([.. Rows.Select(r => r.ChildId).Distinct()], Request.Path);
    }
}

public sealed record LetterRow(
    Id<Letter> Id,
    Id<Child> ChildId,
    string Reference,
    string First,
    string Last,
    LetterKind Kind,
    string Carer,
    string Writer,
    Id<Person> WrittenBy,
    Id<Person> ChangedBy,
    LetterStatus Status,
    DateOnly? DueOn,
    DateOnly? WarnOn,
    DateTimeOffset? SentAt,
    int Total
)
{
    public bool IsLateOn(DateOnly today) => (SentAt?.CountyDay ?? today) > DueOn;

    public bool WarnsOn(DateOnly today) => SentAt is null && WarnOn <= today && !IsLateOn(today);
}
