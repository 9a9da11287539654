namespace OpenLift.Platform.Govuk;

public sealed record Select : Field
{
    public IReadOnlyList<Choice?> Items { get; init; } = [];

    public override string Render() =>
        Group(
            $"<select {Named("govuk-select")}{Attr("aria-describedby", DescribedBy())}>"
                + $"{string.Concat(Items.OfType<Choice>().Select(Option))}</select>"
        );

    private string Option(Choice item)
    {
        var value = item.Value is null ? "" : $" value=\"{E(item.Value)}\"";
        var selected = item.Selected ?? (Value is not null && (item.Value ?? item.Text) == Value);
        return $"<option{value}{(selected ? " selected" : "")}{(item.Disabled ? " disabled" : "")}>{E(item.Text)}</option>";
    }
}
