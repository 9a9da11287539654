namespace OpenLift.Platform.Govuk;

/// <summary>One of the three boxes of a date: what was typed in it and whether it is wrong.</summary>
public sealed record DateBox(bool? Error = null, string? Value = null);

public sealed record DateInput : Component
{
    public required string Id { get; init; }
    public string? NamePrefix { get; init; }
    public Fieldset? Fieldset { get; init; }
    public Phrase? Hint { get; init; }
    public Phrase? ErrorMessage { get; init; }
    public DateBox? Day { get; init; }
    public DateBox? Month { get; init; }
    public DateBox? Year { get; init; }

    public override string Render() =>
        new Three
        {
            Name = Id,
            Hint = Hint,
            ErrorMessage = ErrorMessage,
            Date = this,
        }.Render();

    /// <summary>A message that names no box is about all three.</summary>
    private bool IsWrong(DateBox? box) =>
        box?.Error ?? (ErrorMessage is not null && Day?.Error is not true && Month?.Error is not true && Year?.Error is not true);

    private string Box(string part, DateBox? box, int width)
    {
        var lower = part.ToLowerInvariant();
        var name = NamePrefix is null ? lower : $"{NamePrefix}.{part}";
        var style = Css("govuk-input govuk-date-input__input", IsWrong(box) ? "govuk-input--error" : null, $"govuk-input--width-{width}");
        return $"""
            <div class="govuk-date-input__item"><div class="govuk-form-group">
            <label class="govuk-label govuk-date-input__label" for="{E(Id)}-{lower}">{part}</label>
            <input class="{style}" id="{E(Id)}-{lower}" name="{E(name)}" type="text"{Attr("value", box?.Value)} inputmode="numeric">
            </div></div>
            """;
    }

    private string Boxes => $"{Box("Day", Day, 2)}{Box("Month", Month, 2)}{Box("Year", Year, 4)}";

    private sealed record Three : Field
    {
        public required DateInput Date { get; init; }

        public override string Render()
        {
            var boxes = $"{HintAndError()}<div class=\"govuk-date-input\" id=\"{E(Date.Id)}\">{Date.Boxes}</div>";
            var described = DescribedBy(Date.Fieldset?.DescribedBy);
            return $"<div class=\"{GroupClasses}\">{InFieldset(Date.Fieldset, described, boxes, " role=\"group\"")}</div>";
        }
    }
}
