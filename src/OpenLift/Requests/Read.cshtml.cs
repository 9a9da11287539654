using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.County;

namespace OpenLift.Requests;

/// <summary>
/// The request as it was sent, version by version, with what changed since the one before; its setting's draft as it stands (L5).
/// </summary>
[Needs(Permission.SeeRequest)]
public class ReadRequest(Store store) : RequestPage(store)
{
    [BindProperty(SupportsGet = true, Name = "version")]
    public int? Number { get; set; }

    public IReadOnlyList<SentVersion> Versions { get; private set; } = [];
    public SentVersion? Shown { get; private set; }
    public IReadOnlyList<AnsweredSection> Sections { get; private set; } = [];
    public IReadOnlyList<AnsweredSection>? Earlier { get; private set; }

    /// <summary>A file is of the version that is shown.</summary>
    public string VersionInLink => Shown is null ? "" : $"?version={Shown.Number}";

    /// <summary>What a copy says of itself.</summary>
    public string About =>
        $"{(Shown is { } shown ? $"Version {shown.Number}, sent on {shown.SentAt.InFull}." : "Draft, not sent.")} "
        + $"Printed by {Actor.Name} on {Now.InFull}. Confidential: keep it as safe as the child’s own file.";

    protected override async Task Load()
    {
        await base.Load();
        Versions = await Store.SentVersions.AsNoTracking().Where(v => v.RequestId == Id).OrderBy(v => v.Number).ToListAsync();
        Shown = Versions.FirstOrDefault(v => v.Number == Number) ?? (Versions.Count > 0 ? Versions[^1] : null);
        Sections = Shown is null
            ? RequestAnswers.Of(Record, Child, Consent, Files, await Store.CodeLabels(), Today)
            : RequestAnswers.FromJson(Shown.Content);
        Earlier = Shown is { Number: > 1 } ? RequestAnswers.FromJson(Versions[Shown.Number - 2].Content) : null;
    }
}
