namespace OpenLift.Tests.Platform;

[Trait("Needs", "nothing")]
public sealed class ReferenceTests
{
    [Fact]
    public void Holds_no_character_that_is_misread()
    {
        var references = Enumerable.Range(0, 500).Select(_ => Reference.New("DOV")).ToList();
        references.Distinct().Count().ShouldBe(500);
        references.Where(r => !Reference.IsRight(r) || r[4..].Any("IO0158SB".Contains)).ShouldBeEmpty();
    }

    [Fact]
    public void One_wrong_character_or_two_swapped_are_noticed()
    {
        const string letters = "ACDEFGHJKLMNPQRTUVWXYZ234679";
        var reference = Reference.New("DOV");
        for (var i = 4; i < 10; i++)
        {
            foreach (var other in letters.Where(c => c != reference[i]))
            {
                Reference.IsRight($"{reference[..i]}{other}{reference[(i + 1)..]}").ShouldBeFalse();
            }
            if (i < 9 && reference[i] != reference[i + 1])
            {
                Reference.IsRight($"{reference[..i]}{reference[i + 1]}{reference[i]}{reference[(i + 2)..]}").ShouldBeFalse();
            }
        }
    }
}
