namespace OpenLift.Platform.Govuk;

public sealed record FileUpload : Field
{
    public override string Render() =>
        Group($"<input {Named("govuk-file-upload")} type=\"file\"{Attr("aria-describedby", DescribedBy())}>");
}
