using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace OpenLift.Platform;

/// <summary>
/// Reads a time of day as people write it: 9:30, 0930, 10.15am, 3pm, noon. A bare number is none: it may be either half of the day.
/// </summary>
public static partial class TypedTime
{
    public static TimeOnly? Read(string typed)
    {
        var plain = TypedNumber.Digits(typed).ToLowerInvariant();
        if (plain is "noon" or "midday" or "12 noon" or "12 midday" or "12noon")
        {
            return new(12, 0);
        }
        if (Written().Match(plain) is not { Success: true } match)
        {
            return null;
        }
        var hour = int.Parse(match.Groups["hour"].Value, System.Globalization.CultureInfo.InvariantCulture);
        var half = match.Groups["half"].Value;
        if (!match.Groups["minute"].Success && half is "")
        {
            return null;
        }
        if (half is not "" && hour is 0 or > 12)
        {
            return half is "p" && hour is > 12 and < 24 ? At(hour) : null; // 14.30pm says the same twice
        }
        return At(
            half switch
            {
                "a" => hour % 12,
                "p" => (hour % 12) + 12,
                _ => hour,
            }
        );

        TimeOnly? At(int of24) =>
            of24 > 23
                ? null
                : new(
                    of24,
                    match.Groups["minute"].Success
                        ? int.Parse(match.Groups["minute"].Value, System.Globalization.CultureInfo.InvariantCulture)
                        : 0
                );
    }

    [GeneratedRegex(
        "^(?<hour>[0-9]{1,2})(?: ?[:.h,] ?(?<minute>[0-5][0-9])|(?<minute>[0-5][0-9]))?(?::00)? ?(?:(?<half>[ap])\\.? ?m?\\.?)?$"
    )]
    private static partial Regex Written();
}

/// <summary>Every time of every form.</summary>
internal sealed class TimeBinder : IModelBinder, IModelBinderProvider
{
    public const string Wrong = "Enter a time, such as 9:30 or 2pm";

    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.UnderlyingOrModelType == typeof(TimeOnly) ? this : null;

    public Task BindModelAsync(ModelBindingContext context)
    {
        var value = context.ValueProvider.GetValue(context.ModelName);
        if (value == ValueProviderResult.None)
        {
            return Task.CompletedTask;
        }
        context.ModelState.SetModelValue(context.ModelName, value);
        if (string.IsNullOrWhiteSpace(value.FirstValue))
        {
            context.Result = ModelBindingResult.Success(null);
        }
        else if (TypedTime.Read(value.FirstValue) is { } time)
        {
            context.Result = ModelBindingResult.Success(time);
        }
        else
        {
            context.ModelState.TryAddModelError(context.ModelName, Wrong);
        }
        return Task.CompletedTask;
    }
}
