using System.ComponentModel.DataAnnotations;
using PhoneNumbers;

namespace OpenLift.Platform;

/// <summary>A phone number as people write it. It is kept as it was typed, and read here alone; without a country it is British.</summary>
public static class PhoneNumber
{
    private static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();

    public static bool IsOne(string typed) => Read(typed) is { } number && Numbers.IsPossibleNumber(number);

    /// <summary>Every number but a landline: those that nobody knows are tried.</summary>
    public static bool TakesTexts(string? typed) =>
        Read(typed) is { } number
        && (
            number.CountryCode is 44
                ? number.NationalNumber / 1_000_000_000 is 7
                : Numbers.GetNumberType(number) is not PhoneNumberType.FIXED_LINE
        );

    /// <summary>Whether two written numbers ring the same phone, however each is written.</summary>
    public static bool AreOne(string one, string other) => Digits(one) is { Length: > 5 } number && number == Digits(other);

    private static string Digits(string typed) => string.Concat(Abroad(typed).Where(char.IsAsciiDigit));

    /// <summary>As carriers take it: +447700900982. What cannot be read is left to the carrier.</summary>
    public static string Abroad(string typed) => Read(typed) is { } number ? Numbers.Format(number, PhoneNumberFormat.E164) : typed;

    private static PhoneNumbers.PhoneNumber? Read(string? typed)
    {
        try
        {
            return typed is null || typed.Any(char.IsLetter) ? null : Numbers.Parse(typed, "GB");
        }
        catch (NumberParseException)
        {
            return null;
        }
    }
}

/// <summary>Something that can be rung.</summary>
public sealed class PhoneNumberAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) => value is not string typed || typed.Length is 0 || PhoneNumber.IsOne(typed);
}
