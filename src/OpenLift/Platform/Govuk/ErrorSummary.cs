namespace OpenLift.Platform.Govuk;

public sealed record Problem(string? Text = null, string? Href = null);

public sealed record ErrorSummary : Component
{
    public string? TitleText { get; init; }
    public IReadOnlyList<Problem> ErrorList { get; init; } = [];

    public override string Render() =>
        $"""
            <div class="govuk-error-summary" data-module="govuk-error-summary"><div role="alert">
            <h2 class="govuk-error-summary__title">{E(TitleText)}</h2>
            <div class="govuk-error-summary__body">
            <ul class="govuk-list govuk-error-summary__list">{string.Concat(ErrorList.Select(Line))}</ul>
            </div></div></div>
            """;

    private static string Line(Problem problem) =>
        problem.Href is null ? $"<li>{E(problem.Text)}</li>" : $"<li><a href=\"{E(problem.Href)}\">{E(problem.Text)}</a></li>";
}
