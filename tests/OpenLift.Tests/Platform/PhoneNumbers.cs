namespace OpenLift.Tests.Platform;

/// <summary>A phone number is read in one place, as people write it.</summary>
public sealed class PhoneNumbers
{
    [Theory]
    [InlineData("01632 960001")]
    [InlineData("(01304) 960 001")]
    [InlineData("07700 900982")]
    [InlineData("+44 7700 900982")]
    [InlineData("+353 1 234 5678")]
    [InlineData("0044 7700-900982")]
    public void It_may_be_written_in_many_ways(string typed) => PhoneNumber.IsOne(typed).ShouldBeTrue();

    [Theory]
    [InlineData("12")]
    [InlineData("ring the office")]
    [InlineData("07700 900982 07700 900983")]
    [InlineData("+999 123456")]
    [InlineData("0800 SCHOOL")]
    public void What_cannot_be_rung_is_none(string typed) => PhoneNumber.IsOne(typed).ShouldBeFalse();

    [Theory]
    [InlineData("07700 900982", true)]
    [InlineData("+447700900982", true)]
    [InlineData("01632 960001", false)]
    [InlineData("020 7946 0018", false)]
    [InlineData("+33 6 12 34 56 78", true)]
    [InlineData("+33 1 42 68 53 00", false)]
    [InlineData(null, false)]
    public void A_landline_takes_no_text_message(string? typed, bool takes) => PhoneNumber.TakesTexts(typed).ShouldBe(takes);

    [Theory]
    [InlineData("07700 900982", "+447700900982")]
    [InlineData("+33 6 12 34 56 78", "+33612345678")]
    [InlineData("ask the office", "ask the office")]
    public void A_carrier_gets_it_with_its_country(string typed, string sent) => PhoneNumber.Abroad(typed).ShouldBe(sent);
}
