using OpenLift.Children;

namespace OpenLift.Tests.Children;

[Trait("Needs", "nothing")]
public sealed class IdentifierTests
{
    [Theory]
    [InlineData("B801200005001")]
    [InlineData("T886210225001")]
    [InlineData("D88621022500A")]
    [InlineData("H88672122601B")]
    [InlineData("P207000016049")]
    [InlineData(" t886 2102 25001 ")]
    public void These_pupil_numbers_are_right(string upn) => Identifiers.WrongUpn(upn).ShouldBeNull();

    [Theory]
    [InlineData("Q207000016049")]
    [InlineData("B207000016049")]
    [InlineData("T886210225002")]
    [InlineData("T88621022500")]
    [InlineData("T8862102250O1")]
    [InlineData("D88621022500I")]
    [InlineData("1886210225001")]
    public void These_pupil_numbers_are_wrong(string upn) => Identifiers.WrongUpn(upn).ShouldNotBeNull();

    [Theory]
    [InlineData("943 476 5919")]
    [InlineData("4010232137")]
    public void These_NHS_numbers_are_right(string number) => Identifiers.WrongNhsNumber(number).ShouldBeNull();

    [Theory]
    [InlineData("943 476 5918")]
    [InlineData("9990000001")]
    [InlineData("99900000")]
    [InlineData("94347659190")]
    [InlineData("943476591O")]
    public void These_NHS_numbers_are_wrong(string number) => Identifiers.WrongNhsNumber(number).ShouldNotBeNull();

    [Fact]
    public void One_digit_repeated_is_nobodys_number() =>
        Enumerable.Range(0, 10).ShouldAllBe(d => Identifiers.WrongNhsNumber(new string((char)('0' + d), 10)) != null);

    [Fact]
    public void One_wrong_digit_in_an_NHS_number_is_always_noticed()
    {
        const string right = "9434765919";
        for (var i = 0; i < 10; i++)
        {
            for (var d = '0'; d <= '9'; d++)
            {
                if (d != right[i])
                {
                    Identifiers.WrongNhsNumber(string.Concat(right.AsSpan(0, i), d.ToString(), right.AsSpan(i + 1))).ShouldNotBeNull();
                }
            }
        }
    }

    [Theory]
    [InlineData("2022-08-31", "2026-11-23", 0)]
    [InlineData("2022-09-01", "2026-11-23", -1)]
    [InlineData("2021-08-31", "2026-11-23", 1)]
    [InlineData("2021-09-01", "2026-08-31", -1)]
    [InlineData("2021-09-01", "2026-09-01", 0)]
    [InlineData("2024-02-29", "2026-11-23", -2)]
    [InlineData("2013-01-10", "2026-11-23", 9)]
    public void The_year_group_turns_on_the_first_of_September(string born, string on, int year) =>
        YearGroup.Number(DateOnly.Parse(born), DateOnly.Parse(on)).ShouldBe(year);
}
