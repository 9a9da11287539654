using OpenLift.Children;

namespace OpenLift.Tests.Children;

/// <summary>That somebody must not be told outlives a merge, and its undoing (C4, T2).</summary>
[Trait("Needs", "nothing")]
public sealed class WhoMustNotBeTold
{
    private static readonly Carer Omar = new(
        Guid.Parse("0198f3c2-0000-7000-8000-00000000000a"),
        "Omar Brightman",
        "father",
        true,
        "07700 900222"
    );
    private static readonly Carer OmarAgain = Omar with
    {
        Key = Guid.Parse("0198f3c2-0000-7000-8000-00000000000b"),
        Name = "omar brightman",
        NotToBeTold = "Order of the court",
    };
    private static readonly Carer Leena = new(Guid.Parse("0198f3c2-0000-7000-8000-00000000000c"), "Leena Atwell", "mother", true, null);

    [Fact]
    public void A_merge_keeps_the_bar_of_either_record() =>
        Knowing(Omar)
            .FilledFrom(Knowing(OmarAgain, Leena))
            .Carers.ShouldBe([Omar with { NotToBeTold = "Order of the court" }, OmarAgain, Leena]);

    [Fact]
    public void Separating_gives_back_what_was_before_and_keeps_what_changed_since()
    {
        var (before, after) = (Knowing(Omar), Knowing(Omar).FilledFrom(Knowing(OmarAgain, Leena)));

        after.Without(after, before).Carers.ShouldBe([Omar]);
        var since = after with { Carers = [after.Carers[0] with { Phone = "07700 900333" }, after.Carers[1], after.Carers[2]] };
        since.Without(after, before).Carers.ShouldBe([after.Carers[0] with { Phone = "07700 900333" }]);
    }

    private static KnownFacts Knowing(params Carer[] carers) =>
        new(null, null, null, null, null, null, null, false, LookedAfter.NotKnown, null, null, carers);
}
