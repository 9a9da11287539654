namespace OpenLift.Platform.Govuk;

/// <summary>One line of a summary list: a question, its answer, and where it is changed, if here.</summary>
public sealed record SummaryRow(string Key, string? Value, string? Change);
