using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace OpenLift.Children.History;

/// <summary>
/// Who has looked at a child's record, for the data protection officer. It is asked by a request's reference and shows
/// nothing of the child: one of the named places that look past the filter (docs/decisions/0003).
/// </summary>
[Needs(Permission.SeeWhoLooked)]
public sealed class LooksPage(Store store) : ListPage(store)
{
    [
        BindProperty(SupportsGet = true),
        Display(Name = "Reference of a request"),
        StringLength(40, ErrorMessage = "Write 40 characters or fewer")
    ]
    public string? Reference { get; set; }

    public IReadOnlyList<Look> Rows { get; private set; } = [];

    protected override async Task Load()
    {
        if (Reference is not { Length: > 0 })
        {
            return;
        }
        var reference = Reference.Trim().ToUpperInvariant();
#pragma warning disable RS0030 // docs/decisions/0003: the data protection officer sees who looked, never what
        var looks = Store
            .Looks.AsNoTracking()
            .Where(l =>
                Store
                    .Requests.IgnoreQueryFilters()
                    .Any(r =>
                        r.Reference == reference
                        && (r.ChildId == l.ChildId || Store.Children.Any(c => c.Id == l.ChildId && c.MergedIntoId == r.ChildId))
                    )
            );
#pragma warning restore RS0030
        Total = await looks.CountAsync();
        Rows = await looks.OrderByDescending(l => l.At).ThenBy(l => l.Id).Skip(Skip).Take(PageSize).ToListAsync();
    }
}
