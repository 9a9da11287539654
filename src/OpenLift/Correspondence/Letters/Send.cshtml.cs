using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using OpenLift.Children.Families;
using OpenLift.Correspondence.Messages;
using OpenLift.Interventions.Placements;
using OpenLift.Platform.Govuk;

namespace OpenLift.Correspondence.Letters;

/// <summary>Sends a checked letter, once: by the family's own link, by post, or by hand (S9, X8).</summary>
[Needs(Permission.WriteLetter)]
public sealed class SendLetter(Store store, Outbox outbox) : LetterPage(store)
{
    public const string NoLink = "There is no email link for this person that still works. Print the letter, or make a link for them first";

    [BindProperty, Display(Name = "How does it reach them?")]
    public HowSent? How { get; set; }

    [BindProperty, Display(Name = "When was it posted or handed over?")]
    public DateOnly? On { get; set; }

    public FamilyLink? Link { get; private set; }

    public bool MayEmail => Link is not null && outbox.Carries(Channel.Email);

    public IEnumerable<Choice> Ways =>
        [.. Enum.GetValues<HowSent>().Where(h => h is not HowSent.EmailLink || MayEmail).Select(h => new Choice(h.ToString(), h.Words))];

    protected override async Task<bool> Find() =>
        await base.Find() && (Record.Status.Allows(LetterStep.Send) || HttpMethods.IsPost(Request.Method));

    protected override async Task Load()
    {
        await base.Load();
        Link = await Store.EmailLinkFor(Record);
    }

    protected override void Fill() => On = Today;

    public async Task<IActionResult> OnPost()
    {
        var how = Needed(How, "Say how the letter reaches them", nameof(How));
        if (how is HowSent.EmailLink && Record.Status.Allows(LetterStep.Send) && !MayEmail)
        {
            throw new RuleBroken(NoLink, nameof(How));
        }
        Record.Send(how, how is HowSent.EmailLink ? Today : Needed(On, "Enter the date", nameof(On)), Asked, Child, Actor.Name, Now);
        if (how is HowSent.EmailLink)
        {
            outbox.PutLink(Link!, Carer!, Link!.Renew(Now));
        }
        await Store.LetterSent(Record);
        return await Save(
            how is HowSent.EmailLink ? "Sent. Their link is on its way by email; the old one no longer works" : "Recorded as sent"
        );
    }
}
