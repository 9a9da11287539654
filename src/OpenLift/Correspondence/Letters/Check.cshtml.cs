using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace OpenLift.Correspondence.Letters;

/// <summary>
/// The second pair of eyes: child, recipient, address and letter side by side, by somebody who did not write it (T1, P7).
/// </summary>
[Needs(Permission.CheckLetter)]
public sealed class CheckLetter(Store store) : LetterPage(store)
{
    [BindProperty, Display(Name = "I have read the letter. The child, the person, the address and the words belong together")]
    public bool Read { get; set; }

    protected override async Task<bool> Find() =>
        await base.Find() && (Record.Status.Allows(LetterStep.Check) || HttpMethods.IsPost(Request.Method));

    public async Task<IActionResult> OnPost()
    {
        Record.Check(Asked, Child, Actor.PersonId, Actor.Name, Now);
        if (!Read)
        {
            throw new RuleBroken("Read the letter, and say that all of it belongs together", nameof(Read));
        }
        return await Save("Checked. The letter can be sent");
    }
}
