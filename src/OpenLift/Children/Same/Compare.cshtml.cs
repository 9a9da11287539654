using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Platform.Govuk;

namespace OpenLift.Children;

/// <summary>Two records side by side, and the answer: not the same child, or the same, which a second person confirms (C4).</summary>
[Needs(Permission.CompareChildren)]
public sealed class ComparePage(Store store) : RecordPage<Comparison>(store)
{
    private const string Long = "Write 2,000 characters or fewer";

    [BindProperty, Display(Name = "Which record stays?")]
    public string? Keep { get; set; }

    [BindProperty, Display(Name = "How do you know that they are the same child?"), StringLength(2000, ErrorMessage = Long)]
    public string? Reason { get; set; }

    [BindProperty, Display(Name = "Why not?"), StringLength(2000, ErrorMessage = Long)]
    public string? WhyNot { get; set; }

    [BindProperty, Display(Name = "Why are they to be separate again?"), StringLength(2000, ErrorMessage = Long)]
    public string? WhySeparate { get; set; }

    public PairRow Pair { get; private set; } = null!;
    public IReadOnlyList<ComparedFact> Facts { get; private set; } = [];

    public bool Answers => Actor.Districts.Count > 0;
    public bool MayConfirm => Record.ProposedById != Actor.PersonId;

    public IEnumerable<Choice> Both =>
        new[] { Pair.First, Pair.Second }.Select(
            (r, i) =>
                new Choice(
                    r.Id.ToString(),
                    $"{(i is 0 ? "The first" : "The second")}: {r.FirstName} {r.LastName}",
                    Hint: new($"Born {r.Born.InFull}. {r.Setting}")
                )
        );

    protected override Task<bool> Find() => AsOne(async () => await base.Find() && await Read());

    private async Task<bool> Read()
    {
        if (await SameChild.Rows(Store, Store.Comparisons.Where(c => c.Id == Id)).SingleOrDefaultAsync() is not { } pair)
        {
            return false;
        }
        Pair = pair;
        var (one, other) = (Record.FirstId, Record.SecondId);
        var seen = await Store.Children.AsNoTracking().Where(c => c.Id == one || c.Id == other).ToListAsync();
        var (first, second) = (seen.SingleOrDefault(c => c.Id == one), seen.SingleOrDefault(c => c.Id == other));
        Facts =
        [
            new("First names", pair.First.FirstName, pair.Second.FirstName, true),
            new("Last name", pair.First.LastName, pair.Second.LastName, true),
            new("Date of birth", pair.First.Born.InFull, pair.Second.Born.InFull, true),
            new("Setting", pair.First.Setting, pair.Second.Setting, true),
            Fact("Known as", c => c.KnownAs),
            Fact("Unique pupil number", c => c.Upn),
            Fact("NHS number", c => c.NhsNumber),
            Fact("Home postcode", c => c.HomePostcode),
            Fact("Parents and carers", c => string.Join(", ", c.Carers.Select(p => p.Name))),
        ];
        await Store.Looked([one, other], Request.Path);
        return true;

        ComparedFact Fact(string name, Func<Child, string?> of) =>
            new(
                name,
                first is null ? null : of(first) ?? "",
                second is null ? null : of(second) ?? "",
                first is not null && second is not null
            );
    }

    public async Task<IActionResult> OnPostNotSame()
    {
        Record.AreNotTheSame();
        await Store.Settle(Record);
        return await Done("The answer is kept: this pair is not asked about again");
    }

    public async Task<IActionResult> OnPostPropose()
    {
        var kept =
            Needed(Keep, "Choose which record stays", nameof(Keep)) == Pair.First.Id.ToString() ? Pair.First.Id
            : Keep == Pair.Second.Id.ToString() ? Pair.Second.Id
            : throw new RuleBroken("Choose which record stays", nameof(Keep));
        Record.ProposeMerge(kept, Needed(Reason, "Say how you know", nameof(Reason)), Actor.PersonId, Actor.Name);
        return await Done("The merge is proposed: another coordinator or the data protection officer confirms it");
    }

    public async Task<IActionResult> OnPostConfirm()
    {
        Record.Confirm(Actor.PersonId, Actor.Name, Now);
        await Merging.Merge(Store, Record);
        return await Done("The two records are one now");
    }

    public async Task<IActionResult> OnPostDecline()
    {
        Record.Decline(Needed(WhyNot, "Say why they are not to be merged", nameof(WhyNot)));
        return await Done("The records are not merged");
    }

    public async Task<IActionResult> OnPostSeparate()
    {
        await Merging.Separate(Store, Record, Needed(WhySeparate, "Say why they are to be separate again", nameof(WhySeparate)));
        return await Done("The two records are separate again");
    }

    private async Task<IActionResult> Done(string said)
    {
        await Store.SaveChangesAsync();
        return Go("/children/same", said);
    }
}

/// <summary>One fact as each of two records has it. Nothing where the reader may not see it.</summary>
public sealed record ComparedFact(string Fact, string? First, string? Second, bool BothSeen)
{
    public bool Differs => BothSeen && (First ?? "") != (Second ?? "");
}
