using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Requests;

namespace OpenLift.Support.Agreements;

/// <summary>One agreement: its parts, who signed, its versions; offer, sign, change, end (L10).</summary>
[Needs(Permission.SeeAgreements)]
public sealed class ShowAgreement(Store store) : AgreementPage(store)
{
    [BindProperty, Display(Name = "Your name, to sign"), StringLength(300, ErrorMessage = "Write 300 characters or fewer")]
    public string? Name { get; set; }

    [BindProperty, Display(Name = "Why is it changed?"), StringLength(1000, ErrorMessage = "Write 1,000 characters or fewer")]
    public string? Why { get; set; }

    [BindProperty, Display(Name = "Why does it end?"), StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")]
    public string? EndWords { get; set; }

    /// <summary>Whoever signs, signs what was on their page: another version since is told.</summary>
    public override IReadOnlyDictionary<string, string?> Saved =>
        new Dictionary<string, string?>
        {
            ["Version"] = Record.Newest?.Number.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["Stage"] = Record.Status.Words,
        };

    /// <summary>What is in force or offered; while it is written, what is written.</summary>
    public IReadOnlyList<AnsweredSection> Sections =>
        Record.Status is AgreementStatus.Draft || Record.Newest is null ? Record.Sections : Record.Newest.Sections;

    public bool MaySign =>
        Record.Status is AgreementStatus.Offered
        && ((ForLift && Record.Newest!.LiftAt is null) || (ForSetting && Record.Newest!.SettingAt is null));

    protected override void Fill() => Name = Actor.Name;

    public async Task<IActionResult> OnPostOffer()
    {
        Only(ForLift);
        Record.Offer(Now);
        return await Save("The version is ready: both sides sign it now");
    }

    public async Task<IActionResult> OnPostSign()
    {
        Only(MaySign);
        Record.Sign(ForSetting ? Side.Setting : Side.Lift, Needed(Name, "Write your name to sign", nameof(Name)), Now);
        if (
            Record is { Status: AgreementStatus.InForce, ReviewOn: { } on }
            && Case is { } about
            && !await Store.Reviews.AnyAsync(r => r.CaseId == about.Id && r.HeldOn == null)
        )
        {
            Store.Add(Review.Plan(about, on, Now));
        }
        return await Save(
            Record.Status is AgreementStatus.InForce
                ? "Signed by both sides: it is in force"
                : "Signed. It is in force when the other side has signed too."
        );
    }

    public async Task<IActionResult> OnPostChange()
    {
        Only(ForLift || ForSetting);
        Record.Change(Needed(Why, "Say why it is changed", nameof(Why)));
        return await Save("Open for changes. The version before stays as it was.", "/edit");
    }

    public async Task<IActionResult> OnPostEnd()
    {
        Only(ForLift);
        Record.End(Needed(EndWords, "Say why it ends", nameof(EndWords)), Today);
        return await Save("The agreement has ended");
    }

    private static void Only(bool may)
    {
        if (!may)
        {
            throw new RuleBroken("This is for the other side, or cannot be done now.");
        }
    }
}
