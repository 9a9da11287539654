namespace OpenLift.Platform.Govuk;

public sealed record Checkboxes : Choices
{
    public IReadOnlyList<string>? Values { get; init; }

    public override string Render() => Render("checkboxes", "checkbox", item => item.Checked ?? Values?.Contains(item.Value) is true);
}
