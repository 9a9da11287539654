using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace OpenLift.Platform;

/// <summary>
/// Reads a date from its three boxes, as people write them: "3", "03", "3rd", "March" or "Sept", "26" or "2026", or all of it
/// pasted into one. A date that cannot be says so beside the boxes.
/// </summary>
internal sealed partial class DateBinder : IModelBinder, IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        (Nullable.GetUnderlyingType(context.Metadata.ModelType) ?? context.Metadata.ModelType) == typeof(DateOnly)
        && context.BindingInfo.BindingSource?.Id is not "Query"
            ? this
            : null;

    public Task BindModelAsync(ModelBindingContext context)
    {
        var thisYear = context.HttpContext.RequestServices.GetRequiredService<TimeProvider>().Now.CountyDay.Year;
        var (day, month, year) = (Part(context, "Day"), Part(context, "Month"), Part(context, "Year"));
        if (day is null && month is null && year is null)
        {
            if (context.ValueProvider.GetValue(context.ModelName).FirstValue is { Length: > 0 } whole)
            {
                context.ModelState.SetModelValue(context.ModelName, whole, whole);
                Answer(context, Whole(whole, thisYear));
            }
            return Task.CompletedTask;
        }
        var missing = new[] { ("a day", day), ("a month", month), ("a year", year) }
            .Where(p => string.IsNullOrWhiteSpace(p.Item2))
            .Select(p => p.Item1)
            .ToList();
        if (missing.Count is 3)
        {
            context.Result = ModelBindingResult.Success(null);
        }
        else if (missing.Count is 2 && Whole($"{day}{month}{year}", thisYear) is { } pasted)
        {
            context.Result = ModelBindingResult.Success(pasted);
        }
        else if (missing.Count > 0)
        {
            context.ModelState.TryAddModelError(context.ModelName, $"{Question(context)} must include {string.Join(" and ", missing)}");
        }
        else
        {
            Answer(context, Real(day!, month!, year!, thisYear));
        }
        return Task.CompletedTask;
    }

    private static void Answer(ModelBindingContext context, DateOnly? read)
    {
        if (read is { } date)
        {
            context.Result = ModelBindingResult.Success(date);
        }
        else
        {
            context.ModelState.TryAddModelError(context.ModelName, $"{Question(context)} must be a real date");
        }
    }

    private static string Question(ModelBindingContext context) =>
        context.ModelMetadata.DisplayName ?? context.ModelMetadata.Name ?? "The date";

    private static string? Part(ModelBindingContext context, string part)
    {
        var name = $"{context.ModelName}.{part}";
        var value = context.ValueProvider.GetValue(name);
        if (value == ValueProviderResult.None)
        {
            return null;
        }
        context.ModelState.SetModelValue(name, value);
        context.ModelState.MarkFieldValid(name);
        return value.FirstValue ?? "";
    }

    /// <summary>A date that was pasted into one box: 3/9/2026, 3.9.26, 3 Sept 2026, 2026-09-03.</summary>
    internal static DateOnly? Whole(string text, int? thisYear) =>
        DateOnly.TryParseExact(text.OnOneLine, "yyyy-MM-dd", out var date) ? date
        : Pasted().Match(text.OnOneLine) is { Success: true } match
            ? Real(match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value, thisYear)
        : null;

    /// <summary>Where this year is told, one of two numbers is the last there was, or up to ten years on.</summary>
    internal static DateOnly? Real(string day, string month, string year, int? thisYear = null)
    {
        var months = CultureInfo.GetCultureInfo("en-GB").DateTimeFormat.MonthNames.Where(n => n is not "").ToList();
        var word = month.OnOneLine.TrimEnd('.');
        var named = word.Length >= 3 ? months.FindIndex(n => n.StartsWith(word, StringComparison.OrdinalIgnoreCase)) + 1 : 0;
        return
            Number(Ordinal().Replace(day.OnOneLine, "")) is { } d
            && (named > 0 ? named : Number(word)) is { } m
            && Year(year.OnOneLine, thisYear) is { } y
            && m is >= 1 and <= 12
            && d >= 1
            && d <= DateTime.DaysInMonth(y, m)
            ? new DateOnly(y, m, d)
            : null;
    }

    private static int? Year(string text, int? thisYear) =>
        Number(text) switch
        {
            >= 1900 and <= 2199 and var full => full,
            { } two when text.Length is 2 && thisYear is { } now => now - (now % 100) + two - (now % 100 + 10 < two ? 100 : 0),
            _ => null,
        };

    private static int? Number(string text) =>
        int.TryParse(TypedNumber.Digits(text), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex("(?<=^[0-9]{1,2}) ?(?:st|nd|rd|th)$", RegexOptions.IgnoreCase)]
    private static partial Regex Ordinal();

    [GeneratedRegex(
        @"^(?:\p{L}+,? )?([0-9]{1,2}(?:st|nd|rd|th)?)[ ./-]+(?:of )?([0-9]{1,2}|\p{L}{3,9}\.?),?[ ./-]+([0-9]{2}|[0-9]{4})$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Pasted();
}
