using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using OpenLift.Correspondence.Messages;
using OpenLift.Platform.Govuk;
using OpenLift.Requests;

namespace OpenLift.Children.Families;

/// <summary>Makes a link for one parent. What is given out is shown once, to be handed over (L3, X4).</summary>
[Needs(Permission.SendFamilyLink)]
public sealed class NewFamilyLink(Store store, Outbox outbox) : RequestPage(store)
{
    [BindProperty, Display(Name = "For whom?")]
    public string? Carer { get; set; }

    [BindProperty, Display(Name = "How does the link reach them?")]
    public LinkMeans? Means { get; set; }

    [BindProperty, Display(Name = "How does the code reach them?")]
    public CodeMeans? CodeMeans { get; set; }

    public IReadOnlyList<Choice> Carers =>
        [
            .. Child
                .Carers.Where(c => c.IsTold)
                .Select(c => new Choice(
                    c.Key.ToString(),
                    $"{c.Name}, {c.Relationship}",
                    Hint: new(
                        string.Join(", ", new[] { c.Phone, c.Email, Child.PostFor(c) }.Where(x => x is not null)) is { Length: > 0 } reached
                            ? reached
                            : "No way to reach them is recorded"
                    )
                )),
        ];
    public IReadOnlyList<Choice> AllMeans =>
        [
            .. Enum.GetValues<LinkMeans>()
                .Where(m => m is LinkMeans.Letter || outbox.Carries(Channel.Email))
                .Select(m => new Choice(m.ToString(), m.Words)),
        ];
    public IReadOnlyList<Choice> AllCodeMeans =>
        [
            .. Enum.GetValues<CodeMeans>()
                .Where(m => m is not Families.CodeMeans.Text || outbox.Carries(Channel.Text))
                .Select(m => new Choice(m.ToString(), m.Words)),
        ];

    /// <summary>Shown once, just after it was made.</summary>
    public GivenOut? Given { get; private set; }

    protected override async Task<bool> Find() => await base.Find() && MayWrite;

    public async Task<IActionResult> OnPost()
    {
        var carer =
            Child.Carers.FirstOrDefault(c => c.Key.ToString() == Carer)
            ?? throw new RuleBroken("Choose whom the link is for", nameof(Carer));
        var (link, token, code) = FamilyLink.Make(
            Record,
            Child,
            carer,
            Needed(Means, "Say how the link reaches them", nameof(Means)),
            Needed(CodeMeans, "Say how the code reaches them", nameof(CodeMeans)),
            Actor.Name,
            Now
        );
        Store.Add(link);
        var address = outbox.GiveOut(link, carer, token);
        await Store.SaveChangesAsync();
        var (there, said) = ($"/requests/{Id}/links/{link.Id}", "The link is made");
        Given = await Store.ToHandOver(link, Record, address, code);
        return Given is null ? Go(there, said) : ShowOnce(there, said);
    }
}
