namespace OpenLift.County;

/// <summary>The words for the county's codes.</summary>
public sealed class CodeLabels(IReadOnlyList<Code> codes)
{
    private readonly Dictionary<(CodeList, string), string> _labels = codes.ToDictionary(c => (c.List, c.Value), c => c.Label);

    public string Label(CodeList list, string? value) => value is null ? "" : _labels.GetValueOrDefault((list, value), value);

    /// <summary>The label, or that nothing was said.</summary>
    public string Said(CodeList list, string? value) => value is null ? "not said" : Label(list, value);

    /// <summary>What may be chosen on this day, and what was chosen before even if it no longer may.</summary>
    public IEnumerable<Platform.Govuk.Choice> Choices(CodeList list, DateOnly today, params IEnumerable<string?> chosen) =>
        from code in codes
        where code.List == list && (code.Until is null || code.Until >= today || chosen.Contains(code.Value))
        select new Platform.Govuk.Choice(code.Value, code.Label);
}
