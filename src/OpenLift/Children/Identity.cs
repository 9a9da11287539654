using OpenLift.Children;
using OpenLift.Children.Consent;
using OpenLift.Requests;

namespace OpenLift.Children;

/// <summary>Who the page is about: the same facts in the same order on every page about a child (T23).</summary>
public sealed record Identity(Child Child, DateOnly Today, Request? Request = null, ViewsAndConsent? Consent = null)
{
    public IEnumerable<string> Alerts
    {
        get
        {
            if (Consent is { IsWithdrawn: true })
            {
                yield return "Family withdrew";
            }
            else if (Consent is { Agrees: false } && Request is not { Status: RequestStatus.Draft })
            {
                yield return "No family agreement";
            }
            if (Consent is { ParentsDiffer: true })
            {
                yield return Consent.Settled is null ? "Parents differ: the stricter answer holds" : "Parents differ: decided";
            }
            if (Consent?.Parents.FirstOrDefault(p => p.Language is not null) is { Language: { } language })
            {
                yield return $"{language} asked for";
            }
            if (Consent?.NotSharedWith.ToList() is { Count: > 0 } agencies)
            {
                yield return $"Do not share with {string.Join(" or ", agencies)}, unless a child is in danger";
            }
            if (Child.DiedOn is { } died)
            {
                yield return $"Died on {died.InFull}";
            }
            if (Request is not null && Child.LeftOn(Request.SettingId, Today) is { } left)
            {
                yield return $"Left {Request.SettingName} on {left.InFull}";
            }
            if (Child.LookedAfter is LookedAfter.Yes)
            {
                yield return "Looked after";
            }
            if (Child.InterpreterNeeded)
            {
                yield return "Interpreter needed";
            }
            if (Request is { Urgent: true })
            {
                yield return "Urgent";
            }
        }
    }
}
