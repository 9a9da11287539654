using Microsoft.AspNetCore.Mvc;

namespace OpenLift.Meetings;

[Needs(Permission.RecordOutcome)]
public sealed class SealMinutes(Store store, OpenLift.Correspondence.Messages.Outbox outbox) : RunMeetingPage(store)
{
    public async Task<IActionResult> OnPost()
    {
        await Store.Seal(Meeting, outbox);
        return Go($"/meetings/{Id}", $"The minutes are sealed. {Meeting.Rules.OnceSealed}");
    }
}
