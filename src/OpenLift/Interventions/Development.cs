namespace OpenLift.Interventions;

/// <summary>How secure a child is within a band.</summary>
public enum Stage
{
    Emerging,
    Developing,
    Secure,
}

/// <summary>One aspect of development as it was assessed on one day: an age, or a band of months, with who found it and how (S2).</summary>
/// <param name="From">Months, the lower end of the band; the same as <paramref name="To"/> where one age was found.</param>
public sealed record AspectEvidence(Guid Key, string Aspect, string Framework, int From, int To, Stage? Stage, DateOnly On, string Source)
{
    public string Found => From == To ? $"{From} months" : $"{From} to {To} months{(Stage is { } stage ? $", {stage.InWords}" : "")}";
}

/// <summary>
/// How far behind one aspect is, read three ways. Months; the age is the child's on the day of the assessment, never today's.
/// </summary>
public sealed record Delay(int Age, decimal Cautious, decimal Middle, decimal Graded)
{
    /// <summary>“18”, or “16 ahead” for a child who is further on than the age.</summary>
    public static string InWords(decimal months) => months < 0 ? $"{-months:0.#} ahead" : $"{months:0.#}";

    public decimal By(Estimate estimate) =>
        estimate switch
        {
            Estimate.Cautious => Cautious,
            Estimate.Middle => Middle,
            _ => Graded,
        };
}

/// <summary>Ages and delays from dated assessments. A child who waits does not fall further behind on the same assessment (S2).</summary>
public static class Development
{
    /// <summary>Completed months between two days.</summary>
    public static int MonthsBetween(DateOnly from, DateOnly to)
    {
        var months = ((to.Year - from.Year) * 12) + to.Month - from.Month;
        return from.AddMonths(months) > to ? months - 1 : months;
    }

    /// <summary>“3 months old”, or “less than a month old”.</summary>
    public static string HowOld(DateOnly on, DateOnly today) =>
        MonthsBetween(on, today) is > 0 and var months ? $"{months.Of("month")} old" : "less than a month old";

    public static Delay DelayOf(AspectEvidence found, DateOnly born)
    {
        var age = MonthsBetween(born, found.On);
        var middle = (found.From + found.To) / 2m;
        var graded = found.Stage is { } stage
            ? found.From
                + (
                    (found.To - found.From)
                    * (
                        stage switch
                        {
                            Stage.Emerging => 1,
                            Stage.Developing => 3,
                            _ => 5,
                        }
                    )
                    / 6m
                )
            : middle;
        return new(age, age - found.To, age - middle, age - graded);
    }

    /// <summary>The newest assessment of each aspect.</summary>
    public static IReadOnlyList<AspectEvidence> Newest(IEnumerable<AspectEvidence> found) =>
        [.. found.GroupBy(f => f.Aspect).Select(g => g.OrderByDescending(f => f.On).ThenBy(f => f.Key).First())];

    /// <summary>Reads “22 to 36 months, developing”, as requests and measures write it. Nothing where it says something else.</summary>
    public static (int From, int To, Stage? Stage)? Read(string text)
    {
        var match = System.Text.RegularExpressions.Regex.Match(
            text,
            @"^\s*(\d{1,2})(?:\s*(?:to|-|–)\s*(\d{1,2}))?\s*months?\b(?:\W+(emerging|developing|secure))?\W*$",
            System.Text.RegularExpressions.RegexOptions.IgnoreCase
        );
        if (!match.Success)
        {
            return null;
        }
        var from = int.Parse(match.Groups[1].Value);
        var to = match.Groups[2].Success ? int.Parse(match.Groups[2].Value) : from;
        return to < from ? null : (from, to, match.Groups[3].Success ? Enum.Parse<Stage>(match.Groups[3].Value, ignoreCase: true) : null);
    }
}
