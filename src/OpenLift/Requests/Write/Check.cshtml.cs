using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.County;

namespace OpenLift.Requests;

/// <summary>Everything once more, what is thin about it, the declaration, and the button (L2, L4).</summary>
[Needs(Permission.SendRequest)]
public sealed class CheckAnswers(Store store) : WritePage(store)
{
    [
        BindProperty,
        Display(Name = "Why is the family’s agreement not recorded?"),
        StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")
    ]
    public string? WhyNot { get; set; }

    [BindProperty, Display(Name = "I say so, for my setting")]
    public bool Declared { get; set; }

    public IReadOnlyList<AnsweredSection> Sections => RequestAnswers.Of(Record, Child, Consent, Files, Labels, Today);

    public async Task<IActionResult> OnPost()
    {
        if (!Declared)
        {
            throw new RuleBroken("Say that the declaration is true before sending", nameof(Declared));
        }
        if (!Consent.IsAnswered && WhyNot is { Length: > 0 })
        {
            Consent.SentWithout(WhyNot, Today);
        }
        var open = await Store.SupportCases.SingleOrDefaultAsync(c => c.RequestId == Id);
        (await Store.Settings.SingleAsync(s => s.Id == Record.SettingId)).MustBeOpen(Today);
        if (Sending.Send(Record, Child, Consent, Files, open, Labels, await TheDistrict(), await Store.Calendar(), Now) is { } opened)
        {
            Store.Add(opened);
        }
        await Store.SaveChangesAsync();
        return Go($"/requests/{Id}/sent");
    }
}
