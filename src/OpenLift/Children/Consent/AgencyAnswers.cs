namespace OpenLift.Children.Consent;

/// <summary>What was answered about one agency.</summary>
public sealed class AgencyAnswers
{
    public string Agency { get; set; } = "";
    public Answer? Parent { get; set; }
    public Answer? Child { get; set; }
}
