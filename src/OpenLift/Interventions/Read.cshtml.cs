using Microsoft.AspNetCore.Mvc;
using OpenLift.Requests;

namespace OpenLift.Interventions;

/// <summary>A referral as it was sent, version by version.</summary>
[Needs(Permission.SeeReferrals)]
public class ReadReferral(Store store) : ReferralPage(store)
{
    protected override async Task<bool> Find() => await base.Find() && (Mine || Record.SentAt is not null);

    [BindProperty(SupportsGet = true, Name = "version")]
    public int? Number { get; set; }

    public SentReferral? Shown { get; private set; }
    public IReadOnlyList<AnsweredSection> Sections { get; private set; } = [];
    public IReadOnlyList<AnsweredSection>? Earlier { get; private set; }

    protected override async Task Load()
    {
        await base.Load();
        Shown = Record.Versions.FirstOrDefault(v => v.Number == Number) ?? (Record.Versions.Count > 0 ? Record.Versions[^1] : null);
        Sections = Shown is null
            ? ReferralAnswers.Of(Record, Child, Asked, Consent, Sum, Rules, Today)
            : RequestAnswers.FromJson(Shown.Content);
        Earlier = Shown is { Number: > 1 } ? RequestAnswers.FromJson(Record.Versions[Shown.Number - 2].Content) : null;
    }
}
