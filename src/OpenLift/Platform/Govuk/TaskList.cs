namespace OpenLift.Platform.Govuk;

public sealed record TaskStatus(string? Text = null, Tag? Tag = null);

public sealed record TaskItem(Phrase? Title = null, Phrase? Hint = null, TaskStatus? Status = null, string? Href = null);

public sealed record TaskList : Component
{
    public string IdPrefix { get; init; } = "task-list";
    public IReadOnlyList<TaskItem> Items { get; init; } = [];

    public override string Render() => $"<ul class=\"govuk-task-list\">{string.Concat(Items.Select(Row))}</ul>";

    private string Row(TaskItem item, int index)
    {
        var id = $"{IdPrefix}-{index + 1}";
        var described = Css(item.Hint is null ? null : $"{id}-hint", $"{id}-status");
        var link = $"<a class=\"govuk-link govuk-task-list__link\" href=\"{E(item.Href)}\" aria-describedby=\"{described}\">";
        var title = item.Href is null ? $"<div>{item.Title!.Inner}</div>" : $"{link}{item.Title!.Inner}</a>";
        var hint = item.Hint is null ? "" : $"<div id=\"{id}-hint\" class=\"govuk-task-list__hint\">{item.Hint.Inner}</div>";
        var style = Css("govuk-task-list__item", item.Href is null ? null : "govuk-task-list__item--with-link");
        return $"<li class=\"{style}\"><div class=\"govuk-task-list__name-and-hint\">{title}{hint}</div>"
            + $"<div class=\"govuk-task-list__status\" id=\"{id}-status\">{item.Status?.Tag?.Render() ?? E(item.Status?.Text)}</div></li>";
    }
}
