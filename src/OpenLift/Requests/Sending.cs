using OpenLift.Children;
using OpenLift.Children.Consent;
using OpenLift.County;
using OpenLift.Settings.SupportCases;

namespace OpenLift.Requests;

/// <summary>
/// Sends a request: keeps every word as a version, starts the coordinator's clock, and opens help for the setting where evidence is thin
/// (L4).
/// </summary>
public static class Sending
{
    /// <param name="open">The support case that an earlier sending opened, if any.</param>
    /// <returns>The support case that this opened, if it did.</returns>
    public static SupportCase? Send(
        Request request,
        Child child,
        ViewsAndConsent consent,
        IEnumerable<Attachment> files,
        SupportCase? open,
        CodeLabels labels,
        District district,
        CountyCalendar calendar,
        DateTimeOffset now
    )
    {
        child.MayBeAskedForBy(request.SettingId, request.SettingName, now.CountyDay);
        if (!consent.IsAnswered)
        {
            throw new RuleBroken("Record the family’s agreement, or say why it was not asked for or given", "WhyNot");
        }
        if (consent.IsWithdrawn)
        {
            throw new RuleBroken("The family withdrew its agreement: the request cannot be sent.");
        }
        if (consent.IsObjectedTo)
        {
            throw new RuleBroken("A parent does not agree. Decide on the family’s page what follows, and why, before sending.");
        }
        var gaps = request.ThinEvidence;
        request.Send(
            RequestAnswers.ToJson(RequestAnswers.Of(request, child, consent, files, labels, now.CountyDay)),
            RequestClocks.ToScreen(district, calendar, now.CountyDay),
            gaps.Count > 0,
            now
        );
        if (open is not null)
        {
            if (!open.Gaps.SequenceEqual(gaps))
            {
                open.Renew(gaps);
            }
            return null;
        }
        return gaps.Count > 0 ? SupportCase.Open(request, calendar, now.CountyDay, now) : null;
    }
}
