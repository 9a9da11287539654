using Microsoft.EntityFrameworkCore;

namespace OpenLift.Requests.Consultations;

/// <summary>The consultations of a district, or those that one's setting took part in (L13).</summary>
[Needs(Permission.SeeConsultations)]
public sealed class ConsultationsPage(Store store) : ListPage(store)
{
    public IReadOnlyList<ConsultationRow> Rows { get; private set; } = [];

    protected override async Task Load()
    {
        await Turn(Store.Consultations);
        Rows = await Store
            .Consultations.OrderByDescending(c => c.Day)
            .ThenBy(c => c.Id)
            .Skip(Skip)
            .Take(PageSize)
            .Select(c => new ConsultationRow(c.Id, c.Day, c.Forum, c.Issues, c.Settings.Count, Store.Consultations.Count()))
            .ToListAsync();
        Total = Rows.Count > 0 ? Rows[0].Total : 0;
    }
}

public sealed record ConsultationRow(Id<Consultation> Id, DateOnly Day, string Forum, IReadOnlyList<Issue> Issues, int Settings, int Total);
