using System.Globalization;

namespace OpenLift.Children;

/// <summary>The check digits of the numbers a child may have. A wrong one is told to the person typing, with what is wrong.</summary>
public static class Identifiers
{
    private const string UpnLetters = "ABCDEFGHJKLMNPQRTUVWXYZ";

    /// <summary>
    /// A unique pupil number: check letter, authority (3), school (4), year (2), serial (3); the last may be a letter
    /// in a temporary one. The letter is the sum of each digit times its place, 2 to 13, modulo 23.
    /// </summary>
    public static string? WrongUpn(string typed)
    {
        var upn = Plain(typed);
        if (upn.Length is not 13)
        {
            return "The unique pupil number must have 13 characters";
        }
        var sum = 0;
        for (var i = 1; i < 13; i++)
        {
            var digit =
                char.IsAsciiDigit(upn[i]) ? upn[i] - '0'
                : i is 12 ? UpnLetters.IndexOf(upn[i], StringComparison.Ordinal)
                : -1;
            if (digit < 0)
            {
                return "The unique pupil number must be a letter and 12 numbers; a temporary one ends in a letter";
            }
            sum += digit * (i + 1);
        }
        return UpnLetters[sum % 23] == upn[0] ? null : "Check the unique pupil number: its first letter does not fit the other characters";
    }

    /// <summary>An NHS number: ten digits, modulus 11. One digit repeated ten times fits the sum but is nobody's.</summary>
    public static string? WrongNhsNumber(string typed)
    {
        var number = Plain(typed);
        if (number.Length is not 10 || !number.All(char.IsAsciiDigit))
        {
            return "The NHS number must have 10 numbers";
        }
        var sum = number.Take(9).Select((c, i) => (c - '0') * (10 - i)).Sum();
        var check = (11 - sum % 11) % 11;
        return check is 10 || check != number[9] - '0' || number.Distinct().Count() is 1
            ? "Check the NHS number: its last number does not fit the others"
            : null;
    }

    /// <summary>Without the spaces and hyphens people write, in capitals.</summary>
    public static string Plain(string typed) =>
        typed.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToUpper(CultureInfo.InvariantCulture);
}

/// <summary>School years, worked out from a date of birth (C3).</summary>
public static class YearGroup
{
    /// <summary>
    /// The year group on a day: age on 31 August before the school year, minus four. Reception is 0, the year before it -1.
    /// </summary>
    public static int Number(DateOnly born, DateOnly on)
    {
        var august = new DateOnly(on.Month >= 9 ? on.Year : on.Year - 1, 8, 31);
        var age = august.Year - born.Year - (born.AddYears(august.Year - born.Year) > august ? 1 : 0);
        return age - 4;
    }

    public static string Name(DateOnly born, DateOnly on) =>
        Number(born, on) switch
        {
            < -3 => "Not yet 1",
            -3 => "Early years, age 1",
            -2 => "Nursery, first year",
            -1 => "Nursery, second year",
            0 => "Reception",
            var year and <= 14 => $"Year {year}",
            _ => "Past Year 14",
        };

    /// <summary>"4 years 2 months".</summary>
    public static string Age(DateOnly born, DateOnly on)
    {
        var months = (on.Year - born.Year) * 12 + on.Month - born.Month - (on.Day < born.Day ? 1 : 0);
        return months < 24 ? months.Of("month")
            : months % 12 is 0 ? (months / 12).Of("year")
            : $"{(months / 12).Of("year")} {(months % 12).Of("month")}";
    }
}
