using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace OpenLift.Requests;

/// <summary>The setting answers what the coordinator asked before it sends again (L5).</summary>
[Needs(Permission.DraftRequest)]
public sealed class WriteReply(Store store) : WritePage(store)
{
    [
        BindProperty,
        Display(Name = "Your answer"),
        Required(ErrorMessage = "Write your answer"),
        StringLength(10_000, ErrorMessage = WriteNeed.TooLong)
    ]
    public string? Reply { get; set; }

    public override IReadOnlyDictionary<string, string?> Saved => new Dictionary<string, string?> { ["Your answer"] = Record.Reply };

    protected override async Task<bool> Find() => await base.Find() && Record.Question is not null;

    protected override void Fill() => Reply = Record.Reply;

    public async Task<IActionResult> OnPost()
    {
        Record.AnswerQuestion(Reply!);
        return await Save("Your answer is saved.");
    }
}
