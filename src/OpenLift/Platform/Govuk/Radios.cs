namespace OpenLift.Platform.Govuk;

public sealed record Radios : Choices
{
    public override string Render() => Render("radios", "radio", item => item.Checked ?? (Value is not null && item.Value == Value));
}
