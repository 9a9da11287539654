using OpenLift.Children;

namespace OpenLift.Tests.Children;

/// <summary>The ladder that tells whether two records may be one child's (C4).</summary>
[Trait("Needs", "nothing")]
public sealed class LikenessTests
{
    private static readonly DateOnly Born = new(2020, 4, 3);

    [Theory]
    [InlineData("Ada", "Mistry", "ADA", "mistry", Likeness.Strong)]
    [InlineData("Zoë", "O’Brien", "Zoe", "OBrien", Likeness.Strong)]
    [InlineData("Lizzie", "Barrow", "Elizabeth", "Barrow", Likeness.Likely)]
    [InlineData("Alfie", "Thorne", "Alfred", "Thorne", Likeness.Likely)]
    [InlineData("Sara", "Khan", "Sarah", "Khan", Likeness.Likely)]
    [InlineData("Mohammed", "Iqbal", "Muhammad", "Iqbal", Likeness.Likely)]
    [InlineData("Jan", "Kowalczyk", "Jan", "Kovalchyk", Likeness.Likely)]
    [InlineData("Łukasz", "Nowak", "Lukasz", "Nowak", Likeness.Likely)]
    [InlineData("Noor", "Hussain", "Noor", "Hussein", Likeness.Likely)]
    [InlineData("Ada", "Pemberton-Clarke", "Ada", "Clarke", Likeness.Likely)]
    [InlineData("Ada", "Smith Jones", "Ada", "Smith", Likeness.Likely)]
    [InlineData("Lily-Mae", "Sutton", "Lily", "Sutton", Likeness.Likely)]
    [InlineData("Mistry", "Ada", "Ada", "Mistry", Likeness.Likely)]
    [InlineData("Mohammed", "Hussain", "Muhammad", "Hussein", Likeness.Possible)]
    [InlineData("Charlotte", "Reeves", "Charlote", "Reeve", Likeness.Possible)]
    [InlineData("Callumn", "Whitfield", "Calumn", "Whitefield", Likeness.Possible)]
    public void With_the_same_date_of_birth_small_differences_of_name_are_noticed(
        string first,
        string last,
        string otherFirst,
        string otherLast,
        Likeness likeness
    )
    {
        var (one, other) = (new Described(first, last, null, Born), new Described(otherFirst, otherLast, null, Born));

        one.Against(other)?.Likeness.ShouldBe(likeness);
        one.Against(other).ShouldNotBeNull();
        other.Against(one)!.Likeness.ShouldBe(likeness, "whichever record comes first");
    }

    [Theory]
    [InlineData("Ava", "Eva")]
    [InlineData("Hassan", "Hussain")]
    [InlineData("Oliver", "Olivia")]
    [InlineData("Jack", "Jake")]
    [InlineData("Ella", "Emma")]
    [InlineData("Mary Jane", "Mary Ann")]
    [InlineData("Kiran", "Karen")]
    public void Twins_are_not_called_the_same(string one, string other)
    {
        var match = new Described(one, "Sutton", null, Born).Against(new(other, "Sutton", null, Born))!;

        match.Likeness.ShouldBe(Likeness.Twin);
        match.Why.ShouldBe("the same last name and date of birth, and another first name");
    }

    [Theory]
    [InlineData("Daniel", "Danielle")]
    [InlineData("Emily", "Emilia")]
    public void Names_that_twins_may_have_are_at_most_possible_and_it_is_said(string one, string other)
    {
        var match = new Described(one, "Sutton", null, Born).Against(new(other, "Sutton", null, Born))!;

        match.Likeness.ShouldBeOneOf(Likeness.Possible, Likeness.Likely);
        if (match.Likeness is Likeness.Possible)
        {
            match.Why.ShouldContain("twin");
        }
    }

    [Theory]
    [InlineData("2020-03-04", "day and month of birth are swapped")]
    [InlineData("2021-04-03", "one digit of the date of birth differs")]
    [InlineData("2020-04-13", "one digit of the date of birth differs")]
    public void One_mistake_in_the_date_of_birth_is_noticed(string born, string why)
    {
        var match = new Described("Ada", "Mistry", null, Born).Against(new("Ada", "Mistry", null, DateOnly.Parse(born)))!;

        (match.Likeness, match.Why).ShouldBe((Likeness.Likely, why));
    }

    [Theory]
    [InlineData("Ada", "Mistry", "2020-04-14")]
    [InlineData("Ada", "Mistry", "2012-05-03")]
    [InlineData("Ada", "Okoro", "2020-04-03")]
    [InlineData("Tadeo", "Lin", "2020-04-03")]
    [InlineData("Lizzie", "Mystrie", "2020-03-04")]
    public void Two_children_are_two_children(string first, string last, string born) =>
        new Described("Ada", "Mistry", null, Born).Against(new(first, last, null, DateOnly.Parse(born))).ShouldBeNull();

    [Fact]
    public void The_same_number_outweighs_every_other_difference()
    {
        new Described("Ada", "Mistry", null, Born, Upn: "P207000016049")
            .Against(new("Zofia", "Lin", null, new(2015, 1, 1), Upn: "P207000016049"))!
            .ShouldBe(new(Likeness.Certain, "the same unique pupil number"));
        new Described("Ada", "Mistry", null, Born, NhsNumber: "9434765919")
            .Against(new("Zofia", "Lin", null, new(2015, 1, 1), NhsNumber: "9434765919"))!
            .ShouldBe(new(Likeness.Certain, "the same NHS number"));
        new Described("Ada", "Mistry", null, Born, NhsNumber: "9434765919")
            .Against(new("Ada", "Mistry", null, Born, NhsNumber: "9434765870"))
            .ShouldBeNull("each NHS number is one child’s");
    }

    [Fact]
    public void A_child_known_by_the_others_first_name_is_likely_the_same() =>
        new Described("Oisín", "Sutton", "Ozzy", Born)
            .Against(new("Ozzy", "Sutton", null, Born))!
            .ShouldBe(new(Likeness.Likely, "one is known by the other’s first name"));

    [Fact]
    public void Every_date_that_the_ladder_accepts_is_looked_for()
    {
        var days = new Described("Ada", "Mistry", null, Born).BirthDays;

        days.ShouldContain(Born);
        days.ShouldContain(new DateOnly(2020, 3, 4));
        days.ShouldContain(new DateOnly(2020, 4, 13));
        days.ShouldContain(new DateOnly(2029, 4, 3));
        days.Count.ShouldBeLessThan(60);
        days.ShouldAllBe(day => new Described("Ada", "Mistry", null, Born).Against(new("Ada", "Mistry", null, day)) != null);
    }

    [Fact]
    public void There_are_many_families_of_names_and_none_of_one_alone()
    {
        Nicknames.Count.ShouldBeGreaterThan(60);
        Nicknames.AreOne("Tilly", "Matilda").ShouldBeTrue();
        Nicknames.AreOne("Sam", "Samantha").ShouldBeTrue();
        Nicknames.AreOne("Sam", "Samuel").ShouldBeTrue();
        Nicknames.AreOne("Samuel", "Samantha").ShouldBeFalse();
        Nicknames.AreOne("Ada", "Ada").ShouldBeFalse("it is in no family");
    }

    [Fact]
    public void Every_state_of_a_comparison_can_be_reached_and_no_step_leads_two_ways()
    {
        HashSet<ComparisonStatus> reached = [ComparisonStatus.ToCompare];
        while (ComparisonLifecycle.Paths.Any(p => reached.Contains(p.From) && reached.Add(p.To))) { }

        reached.ShouldBe(Enum.GetValues<ComparisonStatus>(), ignoreOrder: true);
        ComparisonLifecycle.Paths.Select(p => p.By).Distinct().ShouldBe(Enum.GetValues<ComparisonStep>(), ignoreOrder: true);
        ComparisonLifecycle.Paths.GroupBy(p => (p.From, p.By)).ShouldAllBe(g => g.Count() == 1);
    }
}
