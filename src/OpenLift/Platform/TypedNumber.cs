using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace OpenLift.Platform;

/// <summary>
/// Reads a number as people write it: 1.5, 1,5, 1½. Comma and point both begin the decimals, and nothing stands between thousands, so
/// that nobody's half an hour becomes five. Hours may be 1h 30, 1:30 or 90 mins too.
/// </summary>
public static partial class TypedNumber
{
    public static decimal? Read(string typed)
    {
        var plain = Digits(typed);
        if (Written().Match(plain) is not { Success: true } match || (match.Groups["part"].Value is { Length: 3 } && plain.Contains(',')))
        {
            return null; // 1,000 may be one or a thousand
        }
        var whole = match.Groups["whole"].Value;
        var part = match.Groups["part"].Value;
        var vulgar = match.Groups["vulgar"].Value;
        if (whole.Length + part.Length + vulgar.Length is 0)
        {
            return null;
        }
        var number =
            decimal.Parse($"0{whole}.{part}0", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)
            + vulgar switch
            {
                "½" => 0.5m,
                "¼" => 0.25m,
                "¾" => 0.75m,
                "⅓" => 0.33m,
                "⅔" => 0.67m,
                _ => 0m,
            };
        return match.Groups["minus"].Success ? -number : number;
    }

    public static decimal? Hours(string typed)
    {
        if (Read(typed) is { } number)
        {
            return number;
        }
        var plain = Digits(typed).ToLowerInvariant();
        if (Clock().Match(plain) is { Success: true } clock)
        {
            return Rounded(Read(clock.Groups["hours"].Value)!.Value, Read(clock.Groups["minutes"].Value)!.Value);
        }
        if (Spoken().Match(plain) is not { Success: true } spoken || (!spoken.Groups["hours"].Success && !spoken.Groups["minutes"].Success))
        {
            return null;
        }
        var hours = spoken.Groups["hours"].Success ? Read(spoken.Groups["hours"].Value) : 0;
        return hours is null
            ? null
            : Rounded(hours.Value, spoken.Groups["minutes"].Success ? Read(spoken.Groups["minutes"].Value)!.Value : 0);

        static decimal Rounded(decimal hours, decimal minutes) => Math.Round(hours + (minutes / 60), 2);
    }

    /// <summary>Digits of every script as 0 to 9.</summary>
    internal static string Digits(string typed) =>
        string.Concat(typed.OnOneLine.Select(c => char.IsDigit(c) ? (char)('0' + (int)char.GetNumericValue(c)) : c));

    [GeneratedRegex("^(?<minus>-)?(?<whole>[0-9]{1,10})?(?:[.,](?<part>[0-9]{0,6})| ?(?<vulgar>[½¼¾⅓⅔]))?$")]
    private static partial Regex Written();

    [GeneratedRegex("^(?<hours>[0-9]{1,3}):(?<minutes>[0-5][0-9])$")]
    private static partial Regex Clock();

    private const string InHours = "(?:(?<hours>[0-9.,½¼¾⅓⅔ ]+?) ?(?:hours?|hrs?|h)\\.?)?";
    private const string InMinutes = "(?<minutes>[0-9]{1,4}) ?(?:minutes?|mins?|m)\\.?";
    private const string BareMinutes = "(?<=h|hrs?|hours?) ?(?<minutes>[0-5]?[0-9])";

    [GeneratedRegex($"^{InHours}(?: ?(?:and|,)? ?(?:{InMinutes}|{BareMinutes}))?$")]
    private static partial Regex Spoken();
}

/// <summary>Every number of every form. One that cannot be read says so in our words, and what was typed stays.</summary>
internal sealed class NumberBinder : IModelBinder, IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.UnderlyingOrModelType is { } type
        && (type == typeof(int) || type == typeof(decimal))
        && context.BindingInfo.BindingSource?.Id is not ("Query" or "Path")
            ? this
            : null;

    public Task BindModelAsync(ModelBindingContext context)
    {
        var value = context.ValueProvider.GetValue(context.ModelName);
        if (value == ValueProviderResult.None)
        {
            return Task.CompletedTask;
        }
        context.ModelState.SetModelValue(context.ModelName, value);
        var isHours = context.ModelMetadata.Name?.EndsWith("Hours", StringComparison.Ordinal) is true;
        var isWhole = context.ModelMetadata.UnderlyingOrModelType == typeof(int);
        var typed = value.FirstValue ?? "";
        if (string.IsNullOrWhiteSpace(typed) && context.ModelMetadata.IsReferenceOrNullableType)
        {
            context.Result = ModelBindingResult.Success(null);
        }
        else if (
            (isHours ? TypedNumber.Hours(typed) : TypedNumber.Read(typed)) is { } number
            && (!isWhole || (decimal.IsInteger(number) && number <= int.MaxValue))
        )
        {
            context.Result = ModelBindingResult.Success(isWhole ? (object)(int)number : number);
        }
        else
        {
            context.ModelState.TryAddModelError(
                context.ModelName,
                isHours ? "Enter hours as a number, such as 1.5, or as 1h 30"
                    : isWhole ? "Enter a whole number in figures, such as 12"
                    : "Enter a number in figures, such as 1.5"
            );
        }
        return Task.CompletedTask;
    }
}

/// <summary>What is said where the framework has words of its own: a choice that is on no list, an answer that is missing.</summary>
internal static class OurWords
{
    private const string Choose = "Choose one of the answers";

    extension(Microsoft.AspNetCore.Mvc.ModelBinding.Metadata.DefaultModelBindingMessageProvider says)
    {
        public void SpeakOurWords()
        {
            says.SetAttemptedValueIsInvalidAccessor((_, _) => Choose);
            says.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => Choose);
            says.SetUnknownValueIsInvalidAccessor(_ => Choose);
            says.SetNonPropertyUnknownValueIsInvalidAccessor(() => Choose);
            says.SetValueIsInvalidAccessor(_ => Choose);
            says.SetValueMustNotBeNullAccessor(_ => Choose);
            says.SetMissingBindRequiredValueAccessor(_ => Choose);
            says.SetMissingKeyOrValueAccessor(() => Choose);
            says.SetMissingRequestBodyRequiredValueAccessor(() => Choose);
            says.SetValueMustBeANumberAccessor(_ => "Enter a number in figures, such as 12");
            says.SetNonPropertyValueMustBeANumberAccessor(() => "Enter a number in figures, such as 12");
        }
    }
}
