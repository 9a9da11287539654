using Microsoft.EntityFrameworkCore;

namespace OpenLift.Correspondence.Letters;

/// <summary>The kinds of letters and the words in force (S9).</summary>
[Needs(Permission.ManageCounty)]
public sealed class TemplatesPage(Store store) : CountyPage(store)
{
    public IReadOnlyList<LetterTemplate> Rows { get; private set; } = [];

    protected override async Task Load() => Rows = await Store.LetterTemplates.AsNoTracking().OrderBy(t => t.Kind).ToListAsync();
}
