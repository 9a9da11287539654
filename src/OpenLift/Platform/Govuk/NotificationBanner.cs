namespace OpenLift.Platform.Govuk;

public sealed record NotificationBanner : Component
{
    public string? Type { get; init; }
    public string? Text { get; init; }

    public override string Render()
    {
        var success = Type is "success";
        return $"""
            <div class="{Css("govuk-notification-banner", success ? "govuk-notification-banner--success" : null)}"
            role="{(
                success ? "alert" : "region"
            )}" aria-labelledby="govuk-notification-banner-title" data-module="govuk-notification-banner">
            <div class="govuk-notification-banner__header">
            <h2 class="govuk-notification-banner__title" id="govuk-notification-banner-title">{(success ? "Success" : "Important")}</h2>
            </div>
            <div class="govuk-notification-banner__content"><p class="govuk-notification-banner__heading">{E(Text)}</p></div>
            </div>
            """;
    }
}
