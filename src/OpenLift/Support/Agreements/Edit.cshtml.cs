using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using OpenLift.Requests;

namespace OpenLift.Support.Agreements;

/// <summary>The six parts on one page, by either side, while it is being written (L10).</summary>
[Needs(Permission.EditAgreement)]
public sealed class EditAgreementPage(Store store) : AgreementPage(store)
{
    [BindProperty, Display(Name = "1. What the support is"), StringLength(10_000, ErrorMessage = WriteNeed.TooLong)]
    public string? Support { get; set; }

    [BindProperty, Display(Name = "2. Criteria for specialist intervention"), StringLength(10_000, ErrorMessage = WriteNeed.TooLong)]
    public string? Criteria { get; set; }

    [BindProperty, Display(Name = "3. How it begins (entrance)"), StringLength(10_000, ErrorMessage = WriteNeed.TooLong)]
    public string? Entrance { get; set; }

    [BindProperty, Display(Name = "3. When and how it ends (exit)"), StringLength(10_000, ErrorMessage = WriteNeed.TooLong)]
    public string? Exit { get; set; }

    [BindProperty, Display(Name = "4. From")]
    public DateOnly? From { get; set; }

    [BindProperty, Display(Name = "4. Until")]
    public DateOnly? Until { get; set; }

    [BindProperty, Display(Name = "6. Quality review on")]
    public DateOnly? ReviewOn { get; set; }

    [BindProperty, Display(Name = "What is expected"), StringLength(1000, ErrorMessage = "Write 1,000 characters or fewer")]
    public string? Outcome { get; set; }

    [BindProperty, Display(Name = "How it is measured"), StringLength(500, ErrorMessage = "Write 500 characters or fewer")]
    public string? Measure { get; set; }

    [BindProperty, Display(Name = "What will show it"), StringLength(500, ErrorMessage = "Write 500 characters or fewer")]
    public string? Evidence { get; set; }

    [BindProperty, Display(Name = "Now"), StringLength(200, ErrorMessage = "Write 200 characters or fewer")]
    public string? Baseline { get; set; }

    [BindProperty, Display(Name = "Expected"), StringLength(200, ErrorMessage = "Write 200 characters or fewer")]
    public string? Expected { get; set; }

    public override IReadOnlyDictionary<string, string?> Saved =>
        Record.Sections.SelectMany(s => s.Questions).ToDictionary(q => q.Question, q => q.Answer);

    protected override async Task<bool> Find() => await base.Find() && MayEdit;

    protected override void Fill()
    {
        var p = Record.Parts;
        (Support, Criteria, Entrance, Exit, From, Until, ReviewOn) = (
            p.Support,
            p.Criteria,
            p.Entrance,
            p.Exit,
            p.From,
            p.Until,
            p.ReviewOn
        );
    }

    public async Task<IActionResult> OnPost()
    {
        Written();
        return await Save("The agreement is saved");
    }

    public async Task<IActionResult> OnPostExpect()
    {
        Written();
        Record.Expect(
            new(
                Id<SupportAgreement>.New(Now).Value,
                Needed(Outcome, "Write what is expected", nameof(Outcome)),
                Needed(Measure, "Say how it is measured", nameof(Measure)),
                Needed(Evidence, "Say what will show it", nameof(Evidence)),
                Baseline,
                Expected
            )
        );
        return await Save("The outcome is added", "/edit");
    }

    public async Task<IActionResult> OnPostRemove(Guid key)
    {
        Written();
        Record.NoLongerExpect(key);
        return await Save("The outcome is removed", "/edit");
    }

    /// <summary>Whichever button is pressed, what was typed is kept.</summary>
    private void Written() => Record.Write(new(Support, Criteria, Entrance, Exit, From, Until, ReviewOn));
}
