using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace OpenLift.Platform;

/// <summary>
/// Reads a date from its three boxes, as people write them: "3", "03", "March" or "mar". A date that cannot be says so beside the boxes.
/// </summary>
internal sealed class DateBinder : IModelBinder, IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        (Nullable.GetUnderlyingType(context.Metadata.ModelType) ?? context.Metadata.ModelType) == typeof(DateOnly)
        && context.BindingInfo.BindingSource?.Id is not "Query"
            ? this
            : null;

    public Task BindModelAsync(ModelBindingContext context)
    {
        var (day, month, year) = (Part(context, "Day"), Part(context, "Month"), Part(context, "Year"));
        if (day is null && month is null && year is null)
        {
            if (context.ValueProvider.GetValue(context.ModelName).FirstValue is { Length: > 0 } whole)
            {
                context.ModelState.SetModelValue(context.ModelName, whole, whole);
                if (DateOnly.TryParseExact(whole, "yyyy-MM-dd", out var date))
                {
                    context.Result = ModelBindingResult.Success(date);
                    return Task.CompletedTask;
                }
                context.ModelState.TryAddModelError(context.ModelName, $"{Question(context)} must be a real date");
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
        else if (missing.Count > 0)
        {
            context.ModelState.TryAddModelError(context.ModelName, $"{Question(context)} must include {string.Join(" and ", missing)}");
        }
        else if (Real(day!, month!, year!) is { } date)
        {
            context.Result = ModelBindingResult.Success(date);
        }
        else
        {
            context.ModelState.TryAddModelError(
                context.ModelName,
                year!.Trim().Length is not 4
                    ? $"{Question(context)}: the year must have 4 numbers"
                    : $"{Question(context)} must be a real date"
            );
        }
        return Task.CompletedTask;
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

    internal static DateOnly? Real(string day, string month, string year)
    {
        var months = CultureInfo.GetCultureInfo("en-GB").DateTimeFormat.MonthNames.Where(n => n is not "").ToList();
        var word = month.Trim();
        var named = word.Length >= 3 ? months.FindIndex(n => n.StartsWith(word, StringComparison.OrdinalIgnoreCase)) + 1 : 0;
        return
            Whole(day) is { } d
            && (named > 0 ? named : Whole(word)) is { } m
            && year.Trim().Length is 4
            && Whole(year) is { } y
            && y >= 1
            && m is >= 1 and <= 12
            && d >= 1
            && d <= DateTime.DaysInMonth(y, m)
            ? new DateOnly(y, m, d)
            : null;
    }

    private static int? Whole(string text) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
